using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PerfEval.Worker.Tests.Server.Notices;

/// <summary>A group robot on 127.0.0.1 that keeps what it is told.</summary>
internal sealed class HookStub : IAsyncDisposable
{
    private readonly WebApplication _application;

    private HookStub(WebApplication application) => _application = application;

    public Uri Url => new(_application.Urls.First());

    public int Status { get; set; } = 200;

    /// <summary>The body of what it answers.</summary>
    public string Answer { get; set; } = "";

    /// <summary>Content-Length of the last message; null where it came in chunks.</summary>
    public long? Length { get; private set; }

    public List<JsonNode> Messages { get; } = [];

    public static async Task<HookStub> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var stub = new HookStub(application);
        application.MapPost("/", async (HttpRequest request) =>
        {
            stub.Messages.Add((await JsonNode.ParseAsync(request.Body))!);
            stub.Length = request.ContentLength;
            return Results.Text(stub.Answer, "application/json", statusCode: stub.Status);
        });
        await application.StartAsync();
        return stub;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PerfEval.EndToEnd.Tests;

/// <summary>A webhook on 127.0.0.1.</summary>
internal sealed class GroupRobot : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Channel<JsonNode> _messages = Channel.CreateUnbounded<JsonNode>();

    private GroupRobot(WebApplication application) => _application = application;

    public string Url => _application.Urls.First();

    public static async Task<GroupRobot> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var robot = new GroupRobot(builder.Build());
        robot._application.MapPost("/", async (HttpRequest request) => await robot._messages.Writer.WriteAsync((await JsonNode.ParseAsync(request.Body))!));
        await robot._application.StartAsync();
        return robot;
    }

    /// <summary>The next message.</summary>
    public Task<JsonNode> Message() => _messages.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

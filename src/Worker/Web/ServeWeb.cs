using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PerfEval.Worker.Jobs.Scheduling;

namespace PerfEval.Worker.Web;

/// <summary>The endpoints of serve. Changing needs the token; reading is free to whoever may connect, unless there is a token for it.</summary>
public sealed class ServeWeb(RunEndpoints runs, HealthChecks health, JobStore jobs, ServeToken token)
{
    private const long LargestRequest = 4 << 20;
    private const int LargestHeaders = 16 << 10;
    private const int MostHeaders = 50;

    /// <summary>Of a connection that says nothing; one that begins a request has less time to end it.</summary>
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromSeconds(60);

    /// <summary>Bytes a second that whoever asks must take of its answer.</summary>
    private const int SlowestReader = 240;

    private static readonly TimeSpan s_slowStart = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan s_longestHeaders = TimeSpan.FromSeconds(10);

    /// <summary>A host that listens there once it is started, with what its pages need.</summary>
    public static WebApplicationBuilder Builder(IPEndPoint listen)
    {
        var room = ConnectionRoom.OfProcess();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
            kestrel.Limits.MaxRequestHeaderCount = MostHeaders;
            kestrel.Limits.RequestHeadersTimeout = s_longestHeaders;
            kestrel.Limits.KeepAliveTimeout = s_longestSilence;
            kestrel.Limits.MinResponseDataRate = new Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate(SlowestReader, s_slowStart);
            kestrel.Listen(listen, endpoint => endpoint.Use(next => connection => room.Serve(next, connection)));
        });
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        // What is wrong with a request is told by the guard.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddSingleton(room);
        JobsDashboard.AddServices(builder.Services);
        Measuring.AddServices(builder.Services);
        return builder;
    }

    /// <summary>To be called before the application starts.</summary>
    /// <param name="hosts">Names under which the server is asked besides the machine's own.</param>
    public void Map(WebApplication application, IPEndPoint listen, IReadOnlyList<string> hosts)
    {
        var names = new AllowedNames(listen.Address, hosts);
        var room = application.Services.GetRequiredService<ConnectionRoom>();
        application.Use((context, next) => room.Answer(context.Features.Get<ConnectionRoom.Place>(), () =>
        {
            if (context.Features.Get<ConnectionRoom.Place>() is { IsSpent: true })
                context.Response.Headers.Connection = "close";
            return Guard(context, next, names);
        }));
        // After the guard: a HEAD finds the route of its GET.
        application.UseRouting();
        JobsDashboard.Map(application, jobs, HasToken);
        runs.Map(application);
        application.MapGet("/health", () =>
        {
            var report = health.Look();
            return Results.Json(report, statusCode: report.Status == "ok" ? 200 : 503);
        });
        application.MapGet("/", () => Results.Content(FirstPage, "text/html; charset=utf-8"));
        Measuring.Map(application);
    }

    private const string FirstPage =
        """
        <!DOCTYPE html>
        <html lang="zh-CN"><meta charset="utf-8"><title>PerfEval</title>
        <h1>PerfEval</h1>
        <p>县级部门整体支出绩效自评报告的采集与核对，本服务正在运行。 Collects and checks self-evaluation reports; this server is running.</p>
        <ul>
        <li><a href="/health">健康状况 Health</a></li>
        <li><a href="/runs">运行记录 Runs (JSON)</a></li>
        <li><a href="/jobs">作业 Jobs (Hangfire)</a></li>
        <li><a href="/metrics">指标 Metrics (Prometheus)</a></li>
        </ul>
        </html>
        """;

    private async Task Guard(HttpContext context, RequestDelegate next, AllowedNames names)
    {
        var request = context.Request;
        context.Response.Headers.ContentSecurityPolicy =
            request.Path.StartsWithSegments(JobsDashboard.Path, StringComparison.Ordinal) ? JobsDashboard.ContentSecurityPolicy : "default-src 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (Problem(request, names) is var (status, why))
        {
            await Refuse(context, status, why);
            return;
        }

        // The server sends no body to a HEAD, whoever answers it.
        if (HttpMethods.IsHead(request.Method))
            request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Refuse(context, e.StatusCode, new Refusal("请求有误。", $"{e.Message} {(e.InnerException as JsonException)?.Message}".TrimEnd()));
            return;
        }

        // What the framework refuses by a number alone: a body that is too large, a path or method that is not served.
        if (!context.Response.HasStarted && context.Response is { StatusCode: >= StatusCodes.Status400BadRequest, ContentLength: null, ContentType: null } bare)
            await Refuse(context, bare.StatusCode, new Refusal("请求有误。", $"{ReasonPhrases.GetReasonPhrase(bare.StatusCode)}."));
    }

    private (int Status, Refusal Why)? Problem(HttpRequest request, AllowedNames names)
    {
        if (!names.Has(request.Host.Host))
        {
            return (StatusCodes.Status421MisdirectedRequest, new Refusal(
                "主机名不符。", "This server does not go by that name: ask it as localhost or by its address, or list the name under hosts in its settings."));
        }

        if (request.Headers.Origin.ToString() is { Length: > 0 } origin && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            && !IsSame(origin, request.Host))
            return (StatusCodes.Status403Forbidden, new Refusal("来自其他网站的请求。", "A page elsewhere may not ask for this."));
        if (IsRead(request) ? token.Reads is null || HasToken(request) || Brings(request, token.Reads) : HasToken(request))
            return null;
        return (StatusCodes.Status401Unauthorized,
            new Refusal("需要口令。", "A bearer token is needed; it stands in serve.token in the data home, that for reading in the settings."));
    }

    // The dashboard's question changes nothing; of a page elsewhere it is refused all the same.
    private static bool IsRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || JobsDashboard.IsQuestion(request);

    private static bool IsSame(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    private bool HasToken(HttpRequest request) => Brings(request, token.Value);

    private static bool Brings(HttpRequest request, string word)
    {
        const string Scheme = "Bearer ";
        var given = request.Headers.Authorization.ToString();
        return given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given[Scheme.Length..]), Encoding.UTF8.GetBytes(word));
    }

    private static Task Refuse(HttpContext context, int status, Refusal why)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(why);
    }
}

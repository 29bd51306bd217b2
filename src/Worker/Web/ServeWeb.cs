using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PerfEval.Worker.Jobs.Scheduling;

namespace PerfEval.Worker.Web;

/// <summary>The endpoints of serve. Reading is free to whoever may connect, changing needs the token.</summary>
public sealed class ServeWeb(RunEndpoints runs, HealthChecks health, JobStore jobs, ServeToken token)
{
    private const long LargestRequest = 4 << 20;

    /// <summary>A host that listens there once it is started, with what its pages need.</summary>
    public static WebApplicationBuilder Builder(IPEndPoint listen)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Listen(listen);
        });
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        JobsDashboard.AddServices(builder.Services);
        Measuring.AddServices(builder.Services);
        return builder;
    }

    /// <summary>To be called before the application starts.</summary>
    public void Map(WebApplication application, IPEndPoint listen)
    {
        application.Use((context, next) => Guard(context, next, IPAddress.IsLoopback(listen.Address)));
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

    private Task Guard(HttpContext context, RequestDelegate next, bool loopback)
    {
        context.Response.Headers.ContentSecurityPolicy =
            context.Request.Path.StartsWithSegments(JobsDashboard.Path, StringComparison.Ordinal) ? JobsDashboard.ContentSecurityPolicy : "default-src 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        // A page elsewhere whose name is made to point here must not read what this machine is told.
        if (loopback && !IsLocalName(context.Request.Host.Host))
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, "主机名不符。", "This address is served under localhost only.");
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !JobsDashboard.IsQuestion(context.Request) && !HasToken(context.Request))
            return Refuse(context, StatusCodes.Status401Unauthorized, "需要口令。", "A bearer token is needed; it stands in serve.token in the data home.");
        return next(context);
    }

    private static bool IsLocalName(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private bool HasToken(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var given = request.Headers.Authorization.ToString();
        return given.StartsWith(Scheme, StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given[Scheme.Length..]), Encoding.UTF8.GetBytes(token.Value));
    }

    private static Task Refuse(HttpContext context, int status, string chinese, string english)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new Refusal(chinese, english));
    }
}

using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PerfEval.Worker.Jobs.Scheduling;

namespace PerfEval.Worker.Web;

/// <summary>Hangfire's own pages at /jobs: for everybody who may read, without buttons for whoever does not bring the token.</summary>
internal static class JobsDashboard
{
    public const string Path = "/jobs";

    /// <summary>Its scripts and styles are files; some styles stand in the pages.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void AddServices(IServiceCollection services) => services.AddHangfire(
        (parts, configuration) => configuration.UseStorage(parts.GetRequiredService<JobStore>().Storage).UseLogProvider(parts.GetRequiredService<JobLog>()));

    /// <param name="hasToken">Whether a request brings the token.</param>
    public static void Map(IApplicationBuilder application, JobStore jobs, Func<HttpRequest, bool> hasToken) => application.UseHangfireDashboard(
        Path,
        new DashboardOptions
        {
            DashboardTitle = "PerfEval",
            AppPath = null,
            Authorization = [],
            IsReadOnlyFunc = context => !hasToken(context.GetHttpContext().Request),
            DisplayStorageConnectionString = false,
        },
        jobs.Storage);

    /// <summary>The pages ask for their numbers by POST, which changes nothing.</summary>
    public static bool IsQuestion(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path == $"{Path}/stats";
}

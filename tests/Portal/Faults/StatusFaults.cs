using System.Globalization;
using System.Text;

namespace PerfEval.Portal.Faults;

/// <summary>Wrong status codes with the little page that servers put beside them.</summary>
public static class StatusFaults
{
    public static Fault ServerError { get; } = Of("500", 500);

    public static Fault BadGateway { get; } = Of("502", 502);

    public static Fault Forbidden { get; } = Of("403", 403);

    public static Fault NotFound { get; } = Of("404", 404);

    public static Fault Gone { get; } = Of("410", 410);

    public static Fault NoContent { get; } = new("204", (context, _) =>
    {
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    });

    /// <summary>429 with Retry-After in seconds.</summary>
    public static Fault TooMany(int retryAfter) => RetryAfter("429", 429, retryAfter.ToString(CultureInfo.InvariantCulture));

    /// <summary>503 with Retry-After as a date.</summary>
    public static Fault Unavailable(DateTimeOffset retryAfter) => RetryAfter("503", 503, retryAfter.ToString("R", CultureInfo.InvariantCulture));

    private static Fault RetryAfter(string name, int status, string value) => new($"{name}, Retry-After", (context, answer) =>
    {
        context.Response.Headers.RetryAfter = value;
        return Of(name, status).Send(context, answer);
    });

    private static Fault Of(string name, int status) => Fault.Of(name, answer => answer with
    {
        Status = status,
        Body = Encoding.UTF8.GetBytes($"<html><head><title>{status}</title></head><body><h1>{status}</h1></body></html>"),
        ContentType = "text/html",
    });
}

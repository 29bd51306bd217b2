namespace PerfEval.Worker.State;

/// <summary>The words of run.status.</summary>
public static class RunStatus
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Succeeded = "succeeded";

    /// <summary>All steps ran, and the result was held back for the reason in the message.</summary>
    public const string Unpublished = "unpublished";

    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    /// <summary>Its process ended before it did; another run follows.</summary>
    public const string Interrupted = "interrupted";

    public static bool IsActive(string status) => status is Queued or Running;
}

namespace PerfEval.Worker.Scheduling;

/// <summary>Takes jobs for now and for later; a scheduler is behind it.</summary>
public interface IJobQueue
{
    /// <returns>The id of the run; that of the active run where one has the same key.</returns>
    ValueTask<string> Enqueue(JobEnvelope job, CancellationToken ct = default);

    /// <param name="cron5">Minute, hour, day of month, month, day of week (0 and 7 are Sunday).</param>
    ValueTask Recur(string id, JobEnvelope job, string cron5, TimeZoneInfo zone, CancellationToken ct = default);
}

namespace PerfEval.Worker.Scheduling;

/// <summary>Does one kind of job. It may run again for the same arguments: whatever it did before must then stay done, once.</summary>
public interface IWork<in TArgs>
{
    ValueTask Run(TArgs args, IJobRun run, CancellationToken ct);
}

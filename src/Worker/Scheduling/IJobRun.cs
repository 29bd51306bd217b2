namespace PerfEval.Worker.Scheduling;

/// <summary>What a handler knows of the run it is in.</summary>
public interface IJobRun
{
    string RunId { get; }

    string Node { get; }

    /// <summary>From 1.</summary>
    int Attempt { get; }

    /// <summary>Whether the attempt before was cut off with its process.</summary>
    bool Recovered { get; }

    /// <summary>When the schedule wanted it; null for what a person started.</summary>
    DateTimeOffset? ScheduledFor { get; }

    /// <param name="fraction">0..1.</param>
    ValueTask Report(double fraction, string? note = null, CancellationToken ct = default);
}

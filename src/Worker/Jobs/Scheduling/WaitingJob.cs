using Hangfire.Common;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>A job of a run that Hangfire has still to do or is doing.</summary>
/// <param name="Started">Whether a worker has it in hand, or had when its process ended.</param>
public sealed record WaitingJob(string Id, Job Job, bool Started)
{
    /// <summary>Whether the other is the same step of the same run.</summary>
    public bool IsSame(Job other) => Job.Type == other.Type && Job.Args.OfType<string>().SequenceEqual(other.Args.OfType<string>());
}

namespace PerfEval.Worker.Scheduling;

/// <summary>How often a kind of job is tried.</summary>
/// <param name="Attempts">Failures before it is given up.</param>
/// <param name="First">Pause after the first failure; each further one is three times as long.</param>
public sealed record RetryPlan(int Attempts, TimeSpan First)
{
    /// <summary>A person waits for it and starts it again if he likes.</summary>
    public static readonly RetryPlan Once = new(1, TimeSpan.Zero);

    /// <summary>Twice more, after 5 and 15 minutes: a disk or a network that is back by then.</summary>
    public static readonly RetryPlan Night = new(3, TimeSpan.FromMinutes(5));

    /// <summary>However rarely a kind is tried, the death of the process is not its fault the first two times.</summary>
    public const int Deaths = 3;

    /// <param name="failures">So far, this one included.</param>
    /// <returns>Null where it is given up.</returns>
    public TimeSpan? PauseAfter(int failures) => failures < Attempts ? First * Math.Pow(3, failures - 1) : null;
}

namespace PerfEval.Worker.State;

/// <summary>The words of run.origin: why there is this run.</summary>
public static class RunOrigin
{
    public const string Schedule = "schedule";

    /// <summary>The schedule's, after a start: nobody was there at its time.</summary>
    public const string Missed = "missed";

    public const string Hand = "hand";

    /// <summary>After a failure.</summary>
    public const string Retry = "retry";

    /// <summary>After an attempt that its process did not live to end.</summary>
    public const string Recovery = "recovery";
}

namespace PerfEval.Worker.State;

/// <summary>What the process returns.</summary>
public static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;

    /// <summary>Done, but some inputs were rejected; each was named with its reason.</summary>
    public const int SomeRejected = 2;

    /// <summary>Stopped by Ctrl-C, as shells count it.</summary>
    public const int Cancelled = 130;
}

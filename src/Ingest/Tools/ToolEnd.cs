namespace PerfEval.Ingest.Tools;

/// <summary>How a child process came to its end.</summary>
internal enum ToolEnd
{
    /// <summary>By itself; its exit code says how.</summary>
    Exited,

    /// <summary>It was killed at the time limit.</summary>
    TimedOut,

    /// <summary>It was killed because it wrote more than was wanted.</summary>
    TooMuchOutput,
}

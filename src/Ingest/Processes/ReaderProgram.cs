namespace PerfEval.Ingest.Processes;

/// <summary>How a reader process is started: a program that hands its arguments to <see cref="ReaderChild"/>.</summary>
/// <param name="File">Full path, or a name on the PATH.</param>
public sealed record ReaderProgram(string File, IReadOnlyList<string> Arguments)
{
    // Every assembly that is loaded lies beside this one, the program too.
    private const string Program = "perfeval.dll";

    /// <summary>The program that this is a part of, started as a reader.</summary>
    public static ReaderProgram OfThis { get; } = new(Host(), ["exec", Path.Combine(AppContext.BaseDirectory, Program), ReaderChild.Argument]);

    // A program of its own name, such as a test's host, is no host for others.
    private static string Host() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
}

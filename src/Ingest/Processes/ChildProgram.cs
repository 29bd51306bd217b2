namespace PerfEval.Ingest.Processes;

/// <summary>How a child is started.</summary>
/// <param name="File">Full path, or a name on the PATH.</param>
public sealed record ChildProgram(string File, IReadOnlyList<string> Arguments)
{
    // Every assembly that is loaded lies beside this one, the program too.
    private const string Program = "perfeval.dll";

    /// <summary>The program that this is a part of, started as a reader.</summary>
    public static ChildProgram Reader { get; } = OfThis(ReaderChild.Argument);

    /// <summary>The program that this is a part of.</summary>
    /// <param name="argument">By which it knows what child it is.</param>
    public static ChildProgram OfThis(string argument) => new(Host(), ["exec", Path.Combine(AppContext.BaseDirectory, Program), argument]);

    // A program of its own name, such as a test's host, is no host for others.
    private static string Host() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
}

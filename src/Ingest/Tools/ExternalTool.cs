using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tools;

/// <summary>A program of the system that some formats need; it runs as a child process and is not part of this project.</summary>
/// <param name="Command">Name on the PATH.</param>
/// <param name="Package">Debian package to install where it is missing.</param>
/// <param name="Formats">What cannot be read without it.</param>
/// <param name="VersionArguments">Arguments that make it print its version.</param>
public sealed record ExternalTool(string Command, string Package, string Formats, IReadOnlyList<string> VersionArguments)
{
    private const int MaxVersionSeconds = 20;

    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>What its absence costs where no format is lost as a whole; null of a program that a format needs.</summary>
    public string? OptionalCost { get; init; }

    /// <summary>The reason for which a format is not read here.</summary>
    public Rejection Missing => Rejections.MissingTool(Command, Package);

    /// <summary>Full path of the program, null where it is not installed.</summary>
    public string? Find() => FindOn(Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>As a shell finds it: a folder of that name, or a file that nobody may execute, is passed over.</summary>
    internal string? FindOn(string searchPath) =>
        searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, Command)).FirstOrDefault(IsProgram);

    private static bool IsProgram(string file)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(file))
        {
            return File.Exists(file);
        }

        // The mode of a link says nothing of the file behind it.
        var program = File.ResolveLinkTarget(file, returnFinalTarget: true) ?? new FileInfo(file);
        return program.Exists && (program.UnixFileMode & Executable) != 0;
    }

    /// <summary>What the installed program says of itself in its first line; null where it is missing or does not run.</summary>
    public string? Version(CancellationToken ct) =>
        Print(VersionArguments, ct)?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(line => line.Any(char.IsAsciiDigit) && !line.StartsWith("Warning", StringComparison.Ordinal));

    /// <summary>Output and error output of a short call; null where the program is missing or does not end by itself.</summary>
    internal string? Print(IEnumerable<string> arguments, CancellationToken ct)
    {
        if (Find() is not { } program)
        {
            return null;
        }

        using var folder = new PrivateFolder("tool");
        var limits = new ReaderLimits { MaxTime = TimeSpan.FromSeconds(MaxVersionSeconds) };
        var outcome = ToolRun.Run(program, arguments, folder.Path, limits, maxOutputBytes: 64 << 10, ct);
        return outcome.End == ToolEnd.Exited ? System.Text.Encoding.UTF8.GetString(outcome.Output.Span) + "\n" + outcome.Errors : null;
    }
}

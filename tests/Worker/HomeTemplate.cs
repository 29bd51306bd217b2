using System.Collections.Concurrent;
using System.Diagnostics;
using PerfEval.Worker.State;
using PerfEval.Worker.Tests.Publishing;

namespace PerfEval.Worker.Tests;

/// <summary>
/// Data homes as many tests begin with them, each made once in a test process by the program's own commands and copied since: to read and analyse a
/// report takes seconds, to copy a folder next to nothing.
/// </summary>
internal static class HomeTemplate
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> s_folders = [];

    /// <summary>Fills a folder with a home, its database warehouse.duckdb.</summary>
    /// <param name="name">What templates are told apart by.</param>
    /// <param name="make">Fills the folder it is given.</param>
    /// <returns>The folder that was copied: what was ingested from it is named by its path.</returns>
    public static async Task<string> CopyTo(string folder, string name, Func<string, Task> make)
    {
        var template = await s_folders.GetOrAdd(name, _ => new Lazy<Task<string>>(() => Make(make))).Value;
        // With links and modes.
        using var copy = Process.Start("/bin/cp", ["-a", template + "/.", folder]);
        await copy.WaitForExitAsync();
        Assert.Equal(0, copy.ExitCode);
        return template;
    }

    /// <summary>A home into which samples were ingested, each from a file of its own in the template's folder.</summary>
    /// <returns>The paths that were ingested.</returns>
    public static async Task<IReadOnlyList<string>> Ingested(string folder, params (string Name, string Sample)[] files)
    {
        var template = await CopyTo(folder, "ingested " + string.Join(' ', files), made => Ingest(made, files));
        return [.. files.Select(file => Path.Combine(template, file.Name))];
    }

    /// <summary>Ingests samples from files of their own in the folder.</summary>
    public static async Task Ingest(string folder, params (string Name, string Sample)[] files)
    {
        foreach (var (name, sample) in files)
            File.Copy(PublishedSamples.Sample(sample), Path.Combine(folder, name));
        await Run(folder, ["ingest", .. files.Select(file => Path.Combine(folder, file.Name))]);
    }

    public static async Task Run(string folder, params string[] arguments)
    {
        var (exit, _, errors) = await PublishedSamples.RunOn(Path.Combine(folder, "warehouse.duckdb"), arguments);
        Assert.True(exit == ExitCode.Success, errors);
    }

    private static async Task<string> Make(Func<string, Task> make)
    {
        var folder = Directory.CreateTempSubdirectory("perfeval-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await make(folder);
        return folder;
    }
}

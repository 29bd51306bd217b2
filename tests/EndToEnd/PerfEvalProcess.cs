using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PerfEval.EndToEnd.Tests;

/// <summary>Runs the built program as a user does: a process of its own in a folder of its own.</summary>
public sealed class PerfEvalProcess : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("perfeval-").FullName;

    /// <summary>The data folder of the runs that follow; null for the repository's own.</summary>
    public string? DataFolder { get; set; }

    /// <summary>Where the runs that follow find other programs; null for wherever this test finds them.</summary>
    public string? SearchPath { get; set; }

    /// <summary>What the runs that follow find in their environment besides.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public async Task<ProcessOutcome> Run(params string[] arguments) => await Run(string.Empty, arguments);

    public async Task<ProcessOutcome> Run(string input, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        if (DataFolder is not null)
            start.Environment["PERFEVAL_DATA"] = DataFolder;
        if (SearchPath is not null)
            start.Environment["PATH"] = SearchPath;
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "perfeval.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ProcessOutcome(process.ExitCode, await output, await error);
    }

    /// <summary>Begins an ingest of the folder in, and kills it (-9) as soon as it says that this many files are done.</summary>
    public async Task KillDuringIngest(int afterFiles)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Folder, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "perfeval.dll"), "ingest", "in", "--no-analyze" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Split('/') is [var done, _] && int.TryParse(done, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= afterFiles)
                break;
        }

        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

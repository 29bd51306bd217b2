using System.Diagnostics;
using System.Globalization;

namespace PerfEval.Benchmarks.Fuzz;

/// <summary>
/// Lets a child process read the mutants of each format and watches it: a crash or a hang costs the mutant at which it came, is counted as
/// failure, and the next child goes on behind it. Afterwards no process and no temporary file of the child may be left.
/// </summary>
internal sealed class FuzzRun(FuzzOptions options)
{
    private const string Mark = "PERFEVAL_FUZZ";

    private static readonly TimeSpan s_startTime = TimeSpan.FromSeconds(60);

    /// <returns>0 where nothing failed.</returns>
    public int Run()
    {
        var limit = FuzzLimits.Time.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {options.Seed}, {options.Mutations} mutants of each format, at most {limit:0} s a document, {FuzzLimits.HeapMegabytes} MB of heap and {FuzzLimits.PeakMegabytes} MB in all a process"));
        var tallies = options.Formats.ToDictionary(format => format, format => new FuzzTally(format));
        Parallel.ForEach(tallies, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, one => Run(one.Key, one.Value));
        foreach (var line in tallies.Values.SelectMany(tally => tally.Lines(options.Seed)))
            Console.WriteLine(line);
        return tallies.Values.Any(tally => tally.Failed) ? 1 : 0;
    }

    private void Run(string format, FuzzTally tally)
    {
        var end = options.Only + 1 ?? options.Mutations;
        for (var next = options.Only ?? 0; next < end;)
        {
            var temporary = Directory.CreateTempSubdirectory("perfeval-fuzz-");
            var mark = Guid.NewGuid().ToString("N");
            try
            {
                next = Watch(format, next, temporary.FullName, mark, tally);
                if (temporary.EnumerateFileSystemInfos().FirstOrDefault() is { } file)
                    tally.Fail(next - 1, $"temporary file left: {file.Name}");
                foreach (var name in Marked(mark))
                    tally.Fail(next - 1, $"process left: {name}");
            }
            finally
            {
                temporary.Delete(recursive: true);
            }
        }

        if (tally.Peak.Megabytes > FuzzLimits.PeakMegabytes)
            tally.Fail(tally.Peak.Number, "more memory than the bound");
    }

    /// <summary>Follows one child to its end; the number of the mutant at which the next one has to go on.</summary>
    private int Watch(string format, int start, string temporary, string mark, FuzzTally tally)
    {
        using var process = Start(format, start, temporary, mark);
        var errors = process.StandardError.ReadToEndAsync();
        var (begun, done, hung) = (start - 1, start - 1, false);
        while (true)
        {
            var line = process.StandardOutput.ReadLineAsync();
            if (!line.Wait(s_startTime + FuzzLimits.Time + FuzzLimits.Grace))
            {
                hung = true;
                process.Kill(entireProcessTree: true);
            }

            if (line.Result?.Split(' ', 4) is not { } words)
                break;
            if (words is ["begin", var first])
            {
                begun = Number(first);
            }
            else if (words is ["end", var last, var milliseconds, var outcome])
            {
                done = Number(last);
                tally.Add(done, Number(milliseconds), outcome);
                tally.Rise(Peak(process.Id), done);
            }
        }

        process.WaitForExit();
        if (begun <= done && process.ExitCode == 0)
            return options.Only + 1 ?? options.Mutations;
        if (begun <= done)
            throw new InvalidOperationException($"{format}: the process that reads ended between mutants with exit code {process.ExitCode}.\n{errors.Result}");
        tally.Lose(begun, hung ? "killed: it did not end" : $"crashed with exit code {process.ExitCode}: {errors.Result.Split('\n')[0]}");
        return begun + 1;
    }

    private Process Start(string format, int start, string temporary, string mark)
    {
        var dotnet = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet";
        var info = new ProcessStartInfo(dotnet)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                typeof(FuzzRun).Assembly.Location, "fuzz-child", start.ToString(CultureInfo.InvariantCulture),
                "--format", format, "--seed", options.Seed.ToString(CultureInfo.InvariantCulture), "--mutations", options.Mutations.ToString(CultureInfo.InvariantCulture),
            },
        };
        if (options.Only is { } only)
        {
            info.ArgumentList.Add("--only");
            info.ArgumentList.Add(only.ToString(CultureInfo.InvariantCulture));
        }

        if (options.Save is { } file)
        {
            info.ArgumentList.Add("--save");
            info.ArgumentList.Add(file);
        }

        info.Environment["TMPDIR"] = temporary;
        info.Environment[Mark] = mark;
        info.Environment["DOTNET_GCHeapHardLimit"] = (FuzzLimits.HeapMegabytes << 20).ToString("X", CultureInfo.InvariantCulture);
        // Its own files among the temporary ones would be taken for left-overs.
        info.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(info)!;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Largest resident set so far, in MB of 1,000,000 bytes; 0 where the process has ended.</summary>
    private static double Peak(int process) =>
        Read($"/proc/{process}/status").Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
            ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1_000_000
            : 0;

    /// <summary>Names of running processes that inherited the mark.</summary>
    private static IEnumerable<string> Marked(string mark) =>
        Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]) && Read(folder + "/environ").Contains(mark, StringComparison.Ordinal))
            .Select(folder => Read(folder + "/comm").Trim());

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace PerfEval.Benchmarks.Fuzz;

/// <summary>
/// Lets a child process have the mutants of each format read and watches it: an end or a hang costs the mutant at which it came, is counted as
/// failure, and the next child goes on behind it. Afterwards no process and no temporary file may be left of the child, its readers and their tools.
/// </summary>
internal sealed class FuzzRun(FuzzOptions options)
{
    private static readonly TimeSpan s_startTime = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    /// <returns>0 where nothing failed.</returns>
    public int Run()
    {
        var limit = FuzzLimits.Time.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {options.Seed}, {options.Mutations} mutants of each format, at most {limit:0} s of processor time a document, {Environment.ProcessorCount} "
            + $"at a time, {FuzzLimits.PeakMegabytes} MB for all processes together"));
        var failed = false;
        foreach (var format in options.Formats)
        {
            var tally = new FuzzTally(format);
            Run(format, tally);
            foreach (var line in tally.Lines(options.Seed))
                Console.WriteLine(line);
            failed |= tally.Failed;
        }

        return failed ? 1 : 0;
    }

    private void Run(string format, FuzzTally tally)
    {
        var end = options.Only + 1 ?? options.Mutations;
        for (var next = options.Only ?? 0; next < end;)
        {
            var ended = Watch(format, next, end, tally);
            if (ended.Lost.Count > 0)
                Blame(format, ended, tally);
            next = ended.Next;
        }

        if (tally.Peak.Megabytes > FuzzLimits.PeakMegabytes)
            tally.Fail(tally.Peak.Number, "more memory than the bound");
    }

    /// <summary>Whose fault it was that the child ended: the one that stood still; else each that was under way is tried alone.</summary>
    private void Blame(string format, WatchedChild ended, FuzzTally tally)
    {
        if (ended.Hung is { } hung)
            tally.Lose(hung, hung: true, "killed: it did not end");
        var found = ended.Hung is not null;
        foreach (var number in ended.Lost.Where(number => number != ended.Hung))
        {
            var alone = Watch(format, number, number + 1, tally);
            if (alone.Lost.Count == 0)
                continue;
            found = true;
            tally.Lose(number, alone.Hung is not null, alone.Hung is not null ? "killed: it did not end" : alone.How);
        }

        if (!found)
            tally.Lose(ended.Lost[0], hung: false, $"{ended.How}, with {string.Join(", ", ended.Lost)} under way and with none of them alone");
    }

    /// <summary>Follows one child to its end.</summary>
    private WatchedChild Watch(string format, int start, int end, FuzzTally tally)
    {
        var work = Directory.CreateTempSubdirectory("perfeval-mutants-");
        var temporary = Directory.CreateTempSubdirectory("perfeval-fuzz-");
        try
        {
            var ended = Follow(format, start, end, work.FullName, temporary.FullName, tally);
            // A killed child's readers notice the end of their input.
            for (var looks = 0; looks < 5 && ProcessFamily.In(temporary.FullName).Any(); looks++)
                Thread.Sleep(s_look);
            foreach (var process in ProcessFamily.In(temporary.FullName))
                tally.Leave(ended.Next - 1, "process " + ProcessFamily.NameOf(process));
            // What a killed one leaves is taken away by the next that starts.
            if (ended.Lost.Count == 0 && temporary.EnumerateFileSystemInfos().FirstOrDefault() is { } file)
                tally.Leave(ended.Next - 1, "file " + file.Name);
            return ended;
        }
        finally
        {
            temporary.Delete(recursive: true);
            work.Delete(recursive: true);
        }
    }

    private WatchedChild Follow(string format, int start, int end, string work, string temporary, FuzzTally tally)
    {
        using var process = Start(format, start, end, work, temporary);
        var errors = process.StandardError.ReadToEndAsync();
        var begun = start - 1;
        var inFlight = new Dictionary<int, long>();
        var done = new HashSet<int>();
        int? hung = null;
        using (var sampler = new PeakSampler(process.Id))
        {
            var heard = Stopwatch.GetTimestamp();
            while (true)
            {
                var line = process.StandardOutput.ReadLineAsync();
                while (!line.Wait(s_look))
                {
                    if (inFlight.Count == 0 ? Stopwatch.GetElapsedTime(heard) < s_startTime : Stopwatch.GetElapsedTime(inFlight.Values.Min()) < FuzzLimits.Hang)
                        continue;
                    hung = inFlight.Count == 0 ? null : inFlight.MinBy(one => one.Value).Key;
                    process.Kill(entireProcessTree: true);
                }

                heard = Stopwatch.GetTimestamp();
                if (line.Result?.Split(' ', 3) is not [var what, var text, ..] words)
                    break;
                var number = Number(text);
                switch (what)
                {
                    case "begin":
                        begun = Math.Max(begun, number);
                        inFlight[number] = heard;
                        break;
                    case "end" when words[2].Split(' ', 2) is [var milliseconds, var outcome]:
                        inFlight.Remove(number);
                        done.Add(number);
                        tally.Add(number, Number(milliseconds), outcome);
                        break;
                    case "replaced":
                        tally.Replace(number, words[2]);
                        break;
                    case "left":
                        tally.Leave(number, words[2]);
                        break;
                    default:
                        throw new InvalidDataException(line.Result);
                }

                tally.Rise(sampler.Megabytes, begun);
            }
        }

        process.WaitForExit();
        var how = $"exit code {process.ExitCode}: {errors.Result.Split('\n')[0]}";
        if (inFlight.Count == 0 && process.ExitCode != 0)
            throw new InvalidOperationException($"{format}: the process that reads ended between mutants with {how}\n{errors.Result}");
        // One that was taken and not yet said to have begun is among the lost.
        return process.ExitCode == 0
            ? new WatchedChild(end, [], null, how)
            : new WatchedChild(begun + 1, [.. Enumerable.Range(start, begun + 1 - start).Where(number => !done.Contains(number))], hung, how);
    }

    private Process Start(string format, int start, int end, string work, string temporary)
    {
        var dotnet = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet";
        var info = new ProcessStartInfo(dotnet)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = work,
            ArgumentList =
            {
                typeof(FuzzRun).Assembly.Location, "fuzz-child", start.ToString(CultureInfo.InvariantCulture),
                "--format", format, "--seed", options.Seed.ToString(CultureInfo.InvariantCulture), "--mutations", end.ToString(CultureInfo.InvariantCulture),
            },
        };
        if (options.Save is { } file)
        {
            info.ArgumentList.Add("--save");
            info.ArgumentList.Add(Path.GetFullPath(file));
        }

        info.Environment["TMPDIR"] = temporary;
        info.Environment["DOTNET_GCHeapHardLimit"] = (FuzzLimits.HeapMegabytes << 20).ToString("X", CultureInfo.InvariantCulture);
        // Its own files among the temporary ones would be taken for left-overs.
        info.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(info)!;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>How a child ended.</summary>
    /// <param name="Next">The mutant at which the next one has to go on.</param>
    /// <param name="Lost">Mutants that it had begun and not ended.</param>
    /// <param name="Hung">The one of them that did not end; null where the child ended by itself.</param>
    private sealed record WatchedChild(int Next, IReadOnlyList<int> Lost, int? Hung, string How);
}

using System.Globalization;

namespace PerfEval.Benchmarks.Killers;

/// <summary>
/// Good documents with a few among them that kill, hang or flood their reader, beside the same ingest without these, by turns: every good one has to be
/// loaded with the same rows, and something has to be said of each bad one.
/// </summary>
internal static class KillersRun
{
    private const string Seed = "20240501";

    /// <returns>0 where the bad ones cost nothing but time.</returns>
    public static int Run(int good, int bad, int rounds)
    {
        if (!Machine.SetUp(Machine.Office))
            return 1;
        var scratch = Directory.CreateTempSubdirectory("perfeval-killers-");
        try
        {
            var (goods, bads) = (Path.Combine(scratch.FullName, "good"), Directory.CreateDirectory(Path.Combine(scratch.FullName, "bad")).FullName);
            new Contender(
                "generator", "dotnet", Clone.Built("tests/SampleGenerator", "PerfEval.SampleGenerator.dll"), "bulk", goods,
                good.ToString(CultureInfo.InvariantCulture), Seed).Measure();
            var documents = BadDocuments.All(bad).ToList();
            foreach (var document in documents)
                File.WriteAllBytes(Path.Combine(bads, document.Name), document.Bytes);
            Say($"{good} good documents, {bad} bad ones, {rounds} rounds by turns; {Environment.ProcessorCount} cores, load average {Machine.Load():0.0}");
            var runs = Enumerable.Range(0, rounds).Select(round => Pair(scratch.FullName, round, goods, bads)).ToList();
            return Print(runs, documents.ConvertAll(document => (document.Name, document.What)), good) ? 0 : 1;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static (WatchedIngest Without, WatchedIngest With) Pair(string scratch, int round, string good, string bad)
    {
        WatchedIngest Of(string name, string? folder)
        {
            var home = Directory.CreateDirectory(Path.Combine(scratch, string.Create(CultureInfo.InvariantCulture, $"{name}-{round}"))).FullName;
            var run = WatchedIngest.Run(home, good, folder);
            Say($"round {round + 1}, {name,-7} {run.Seconds,7:0.0} s, {run.Loaded} good documents, {run.Rows.Rows} values, {run.Readers} readers started, {run.Kills} killed from outside, peak of all processes {run.PeakMegabytes:0} MB");
            return run;
        }

        if (round % 2 == 0)
        {
            var first = Of("without", null);
            return (first, Of("with", bad));
        }

        var other = Of("with", bad);
        return (Of("without", null), other);
    }

    private static bool Print(List<(WatchedIngest Without, WatchedIngest With)> runs, List<(string Name, string What)> bad, int good)
    {
        var last = runs[^1].With;
        var silent = 0;
        foreach (var (name, what) in bad)
        {
            var said = last.Told.Where(line => line.Contains("/" + name, StringComparison.Ordinal)).ToList();
            silent += said.Count == 0 ? 1 : 0;
            Say($"{name} ({what}): {(said.Count == 0 ? "NOTHING SAID" : said[0])}{(said.Count > 1 ? $" … {said.Count} lines" : "")}");
        }

        var lost = runs.Count(
            run => run.With.Loaded != good || run.Without.Loaded != good || run.With.Rows != run.Without.Rows || run.With.Rows != runs[0].With.Rows);
        var cost = runs.Select(run => run.With.Seconds - run.Without.Seconds).Order().ToList();
        Say($"without {Median(runs.Select(run => run.Without.Seconds)):0.0} s, with {Median(runs.Select(run => run.With.Seconds)):0.0} s, cost {cost[0]:0.0} to {cost[^1]:0.0} s, median {Median(cost):0.0} s; {lost} rounds with a good document lost or other rows; {silent} bad documents of which nothing was said");
        return lost == 0 && silent == 0;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

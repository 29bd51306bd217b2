using System.Diagnostics;
using System.Globalization;
using PerfEval.Benchmarks.Fuzz.Mutations;
using PerfEval.Benchmarks.Fuzz.Seeds;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Vocabulary;
using PerfEval.Worker.State;

namespace PerfEval.Benchmarks.Fuzz;

/// <summary>
/// Reads the mutants of one format in this process, as ingest would. It says on standard output which one it begins and how it ended, a
/// line each, so that another process knows where it was should it not survive.
/// </summary>
internal static class FuzzChild
{
    public static int Run(FuzzOptions options, int start)
    {
        var format = options.Formats[0];
        var data = DataFolder.Find();
        var mutants = new Mutant(format, SeedFiles.Of(format, Path.Combine(data, "samples")), options.Seed);
        var recogniser = new Recogniser(
            VocabularyLoader.Load(Path.Combine(data, "vocabulary")), DivisionTable.Load(Path.Combine(data, "divisions.csv")), CorrectionBook.Load(Path.Combine(data, "corrections")));
        var entry = new FuzzEntry(format, recogniser);
        for (var number = options.Only ?? start; number < (options.Only + 1 ?? options.Mutations); number++)
        {
            var bytes = mutants.Make(number);
            if (options.Save is { } file)
                File.WriteAllBytes(file, bytes);
            Say($"begin {number}");
            var clock = Stopwatch.StartNew();
            var outcome = entry.Outcome(bytes, number);
            var left = Directory.GetFileSystemEntries(Path.GetTempPath());
            Say($"end {number} {clock.ElapsedMilliseconds} {(left.Length > 0 && outcome[0] != '!' ? "!left behind: " + Path.GetFileName(left[0]) : outcome)}");
        }

        return 0;
    }

    private static void Say(FormattableString line)
    {
        Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Console.Out.Flush();
    }
}

using System.Diagnostics;
using System.Globalization;
using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Running;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Benchmarks;

/// <summary>
/// The ingest command's own steps, timed one by one. Read, recognise and load go on side by side within “documents”; read and recognise
/// are summed over their threads.
/// </summary>
internal static class StageTimes
{
    public static async Task<int> Run(string folder)
    {
        var scratch = Directory.CreateTempSubdirectory("perfeval-stages-");
        try
        {
            var clock = Stopwatch.StartNew();
            var home = DataHome.Of(Path.Combine(scratch.FullName, "warehouse.duckdb"));
            using var warehouse = WarehouseFile.OpenWriter(home.Warehouse);
            using var journal = ArchiveJournal.Open(home.Archive);
            using var store = new OriginalStore(home.Archive);
            var setUp = clock.Elapsed.TotalSeconds;
            clock.Restart();
            var summary = await StepServices.Ingest(DataFolder.Find(), new TerminalListener(Terminal.FromProcess()))
                .Run(warehouse, journal, store, [folder], CancellationToken.None);
            var documents = clock.Elapsed.TotalSeconds;
            clock.Restart();
            RuleRunner.Run(warehouse, RuleCatalogue.Load([]), new RunOptions(), CancellationToken.None);
            var rules = clock.Elapsed.TotalSeconds;
            var stages = new[] { ("new warehouse", setUp), ("documents", documents) }.Concat(summary.SecondsByStage.Select(stage => (stage.Key, stage.Value)))
                .Append(("rules", rules)).Append(("collections' pauses within all", GC.GetTotalPauseDuration().TotalSeconds));
            Console.WriteLine(string.Join(", ", stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Item1} {stage.Item2:0.00} s"))));
            return 0;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}

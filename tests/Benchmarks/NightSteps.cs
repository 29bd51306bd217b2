using System.Diagnostics;
using PerfEval.Analytics.Catalogue;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Benchmarks;

/// <summary>What the steps after the crawl take.</summary>
/// <param name="Load">Seconds from opening archive and warehouse until what is new is read, recognised and stored.</param>
/// <param name="Analyse">Seconds of all rules and what they need.</param>
/// <param name="LoadCpu">The same in cpu seconds over all threads and programs, which say more than the clock where other work shares the machine.</param>
/// <param name="AnalyseCpu">Of the analysis, likewise.</param>
/// <param name="Loaded">Documents that were new to the warehouse.</param>
internal sealed record NightSteps(double Load, double Analyse, double LoadCpu, double AnalyseCpu, int Loaded)
{
    public double Seconds => Load + Analyse;

    public double CpuSeconds => LoadCpu + AnalyseCpu;

    public static async Task<NightSteps> Measure(DataHome home)
    {
        var terminal = Terminal.FromProcess() with { Error = TextWriter.Null, InteractiveErrors = false };
        var cpu = Machine.CpuSeconds();
        var clock = Stopwatch.StartNew();
        using var warehouse = WarehouseFile.OpenWriter(home.Warehouse);
        using var journal = ArchiveJournal.Open(home.Archive);
        using var store = new OriginalStore(home.Archive);
        var summary = await StepServices.Ingest(Clone.Data, new TerminalListener(terminal)).RunArchived(warehouse, journal, store, CancellationToken.None);
        var load = clock.Elapsed.TotalSeconds;
        var loadCpu = Machine.CpuSeconds() - cpu;
        cpu = Machine.CpuSeconds();
        clock.Restart();
        if (!AnalysisRun.Run(warehouse, RuleCatalogue.Load([]), all: false, new TerminalListener(terminal), CancellationToken.None))
            throw new InvalidOperationException("A rule failed.");
        return new NightSteps(load, clock.Elapsed.TotalSeconds, loadCpu, Machine.CpuSeconds() - cpu, summary.Loaded);
    }
}

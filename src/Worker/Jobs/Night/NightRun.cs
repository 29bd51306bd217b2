using System.Text.Json.Nodes;
using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Running;
using PerfEval.Worker.Commands;
using PerfEval.Worker.Output;
using PerfEval.Worker.Publishing;
using PerfEval.Worker.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Night;

/// <summary>
/// A night from the portals to the readers. Every step may run again after it was done: what is there already is not done twice, so an attempt
/// after a kill goes through all of them and costs what was missing.
/// </summary>
public sealed class NightRun(
    NightArchiveCheck check, NightCrawl crawl, NightLoad load, WarehouseGate gate, RunLedger ledger, RunLines lines, StatePublishing publishing, IReadOnlyList<string> rules) : IWork<NightArgs>
{
    /// <summary>Portals are slow on purpose, so crawling is most of a night.</summary>
    private const double CrawlShare = 0.6;

    private const double LoadedShare = 0.8;

    public async ValueTask Run(NightArgs args, IJobRun run, CancellationToken ct)
    {
        using var writer = new RunWriter(run.RunId, lines);
        var terminal = RunTerminal.Of(writer);
        var steps = new StepRecorder(ledger, run.RunId);
        await run.Report(0, "archive", ct);
        await steps.Do("archive", null, () => check.Run(terminal, ct), NightArchiveCheck.End);
        await run.Report(0, "crawl", ct);
        var sources = await crawl.Run(args.Sources, run, steps, terminal, done => run.Report(done * CrawlShare, "crawl", ct).AsTask().Wait(ct), ct);
        writer.Flush();
        await run.Report(CrawlShare, "load", ct);
        await steps.Do("load", null, () => load.Run(terminal, new RunProgress(run, CrawlShare, LoadedShare), ct), NightLoad.End);
        writer.Flush();
        await run.Report(LoadedShare, "analyse", ct);
        await steps.Do("analyse", null, () => Analyse(terminal, ct), End);
        writer.Flush();
        await run.Report(0.9, "publish", ct);
        var published = await steps.Do(
            "publish", null, () => publishing.Publish(new PublishInput { RunId = run.RunId, Sources = sources }, terminal, ct),
            result => new StepEnd(
                result.Generation is null ? RunStatus.Unpublished : RunStatus.Succeeded,
                new JsonObject { ["generation"] = result.Generation, ["reports"] = result.Reports, ["flags"] = result.Flags },
                result.Failures.Count == 0 ? null : string.Join('\n', result.Failures)));
        if (published.Generation is null)
            ledger.End(run.RunId, RunStatus.Unpublished, string.Join('\n', published.Failures), ExitCode.Failure);
        else
            ledger.SetOutcome(run.RunId, null, ExitCode.Success);
    }

    private Task<RunSummary> Analyse(Terminal terminal, CancellationToken ct) => gate.Use(
        warehouse => Task.Run(() => AnalysisRun.Of(warehouse, RuleCatalogue.Load(rules), all: false, terminal, ct), ct), ct);

    private static StepEnd End(RunSummary summary)
    {
        var failed = summary.Failed.ToList();
        return new StepEnd(
            failed.Count == 0 ? RunStatus.Succeeded : RunStatus.Failed,
            new JsonObject { ["looked"] = summary.Looked, ["checked"] = summary.Checked, ["flags"] = summary.Fired, ["failed_rules"] = failed.Count },
            failed.Count == 0 ? null : string.Join('\n', failed.Select(rule => $"{rule.RuleId}: {rule.Failure}")));
    }
}

using System.Text.Json.Nodes;
using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Night;

/// <summary>The third step of a night: what the archive holds and the warehouse lacks.</summary>
public sealed class NightLoad(NightSteps steps, JobBoard board, WarehouseGate gate, ArchiveGate archive, Func<IStepListener, IngestJob> ingest)
{
    private const string Step = "load";

    [Queue(JobQueues.Warehouse), AutomaticRetry(Attempts = 2, DelaysInSeconds = [300, 900])]
    public Task Run(string run, PerformContext job, CancellationToken ct) => steps.Do(
        run, Step, source: null, job,
        hand =>
        {
            hand.Begin(NightShares.Crawled, Step);
            return hand.Steps.Do(Step, null, () => Load(new RunListener(hand, NightShares.Crawled, NightShares.Loaded), ct), End);
        },
        (_, again) => board.Continue(job.BackgroundJob.Id, Job.FromExpression<NightAnalysis>(next => next.Run(run, null!, CancellationToken.None)), again),
        ct);

    /// <remarks>A warehouse of another version of the program is rebuilt from the archive, never migrated.</remarks>
    private async Task<IngestSummary> Load(RunListener listener, CancellationToken ct)
    {
        var load = ingest(listener);
        if (await gate.Closed(() => Task.FromResult(WarehouseFile.IsOfAnotherVersion(gate.Path)), ct))
        {
            listener.Say("数据仓库由另一版本写成，用档案重建。 The warehouse is of another version; it is rebuilt from the archive.");
            return await gate.Closed(
                () => archive.Use((journal, store) => new WarehouseRebuild(load, listener).Run(DataHome.Of(gate.Path), journal, store, force: false, ct)), ct);
        }

        return await gate.Use(warehouse => archive.Use((journal, store) => load.RunArchived(warehouse, journal, store, ct)), ct);
    }

    /// <summary>Documents that cannot be read are the publishers' affair: they are listed and counted, and the step has done its work.</summary>
    private static StepEnd End(IngestSummary summary)
    {
        Telemetry.CountDocuments("loaded", summary.Loaded);
        Telemetry.CountDocuments("rejected", summary.Rejected.Count);
        return new StepEnd(
            RunStatus.Succeeded,
            new JsonObject
            {
                ["loaded"] = summary.Loaded,
                ["reports"] = summary.Reports,
                ["unchanged"] = summary.Unchanged,
                ["rejected"] = summary.Rejected.Count,
                ["unrecognised"] = summary.Unrecognised.Count,
                ["left_cells"] = summary.Left.Sum(left => left.Cells),
                ["left_numbers"] = summary.Left.Sum(left => left.Numbers),
            });
    }
}

using System.Text.Json.Nodes;
using PerfEval.Worker.Output;
using PerfEval.Worker.Serving;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Night;

/// <summary>The second step of a night: what the archive holds and the warehouse lacks.</summary>
public sealed class NightLoad(WarehouseGate gate, ArchiveGate archive, string dataFolder, TimeProvider clock)
{
    public Task<IngestSummary> Run(Terminal terminal, IProgress<IngestProgress> progress, CancellationToken ct) => gate.Use(
        warehouse => archive.Use((journal, store) => new IngestJob(dataFolder, terminal, progress, clock).RunArchived(warehouse, journal, store, ct)), ct);

    /// <summary>Documents that cannot be read are the publishers' affair: they are listed and counted, and the step has done its work.</summary>
    public static StepEnd End(IngestSummary summary)
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
            });
    }
}

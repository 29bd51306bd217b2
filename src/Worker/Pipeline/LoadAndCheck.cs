using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Pipeline;

/// <summary>What every way to new rows ends with: documents are loaded, then the rules look at what changed.</summary>
/// <param name="Loaded">What came of the documents.</param>
/// <param name="CheckedAll">False when a rule file was refused or a rule failed.</param>
public sealed record LoadAndCheck(IngestSummary Loaded, bool CheckedAll)
{
    /// <param name="strict">Whether cells that nobody read count as files that were not read.</param>
    public int ExitCode(bool strict = false) =>
        Loaded.Rejected.Count > 0 || !CheckedAll || (strict && Loaded.Left.Count > 0) ? State.ExitCode.SomeRejected : State.ExitCode.Success;

    /// <param name="load">Under way, into this warehouse.</param>
    /// <param name="rules">Read beside the documents, not after them; null leaves the rules out.</param>
    public static async Task<LoadAndCheck> Run(
        DuckDBConnection warehouse, Task<IngestSummary> load, Func<RuleCatalogue>? rules, IStepListener listener, CancellationToken ct)
    {
        var catalogue = rules is null ? null : Task.Run(rules, ct);
        var loaded = await load;
        var checkedAll = catalogue is null || AnalysisRun.Run(warehouse, await catalogue, all: false, listener, ct);
        // Closing does the same, and says nothing where the disk is full.
        warehouse.Execute("CHECKPOINT");
        return new LoadAndCheck(loaded, checkedAll);
    }
}

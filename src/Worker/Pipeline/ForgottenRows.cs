using DuckDB.NET.Data;
using PerfEval.Analytics.Running;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Pipeline;

/// <summary>
/// Takes the rows of forgotten documents out of the warehouse, whole and in one transaction. Repeated after a crash it finishes what was begun.
/// </summary>
public static class ForgottenRows
{
    /// <returns>Documents whose rows were removed; members of a packed file count one by one.</returns>
    public static int Remove(DuckDBConnection warehouse, ArchiveState archive)
    {
        var forgotten = archive.Documents.Where(d => d.Forgotten).ToList();
        if (forgotten.Count == 0)
            return 0;
        using var transaction = new WholeTransaction(warehouse);
        var ids = OriginalTable.Forget(warehouse, [.. forgotten.Select(d => (d.Address, d.Sha256))]);
        if (ids.Count > 0)
        {
            using var loader = new Loader(warehouse);
            loader.Remove(ids);
            OrphanedFlags.Delete(warehouse);
        }

        transaction.Commit();
        return ids.Count;
    }
}

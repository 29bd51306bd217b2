using DuckDB.NET.Data;
using PerfEval.Analytics.Running;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Pipeline;

/// <summary>
/// A new warehouse from the archive, put in the place of the old one when it is whole. What the archive does not hold comes from nowhere: the old file is
/// kept then. The nights on which flags were first seen are taken over.
/// </summary>
public sealed class WarehouseRebuild(IngestJob ingest, IStepListener listener)
{
    /// <exception cref="DuckDBException">The old warehouse is held by another process.</exception>
    /// <exception cref="IOException">The disk is full or failed; the old warehouse is as it was.</exception>
    public async Task<IngestSummary> Run(DataHome home, ArchiveJournal journal, OriginalStore store, CancellationToken ct)
    {
        var next = home.Warehouse + ".rebuilding";
        Delete(next);
        IngestSummary summary;
        var lacking = 0L;
        // Held to the end, so that nobody writes into what is about to be replaced.
        using (var old = OpenOld(home.Warehouse))
        {
            using (var warehouse = WarehouseFile.OpenWriter(next))
            {
                summary = await ingest.RunArchived(warehouse, journal, store, ct);
                AnalyticsSchema.Ensure(warehouse);
                if (old is not null)
                {
                    TakeOverSeen(old, warehouse);
                    lacking = Lacking(old, journal.State);
                }

                warehouse.Execute("CHECKPOINT");
            }
        }

        if (lacking > 0)
        {
            var kept = home.Warehouse + ".old";
            Delete(kept);
            File.Move(home.Warehouse, kept);
            listener.Say(
                $"旧数据仓库中有 {lacking} 个文件不在档案中，旧文件留作 {kept}；请重新 ingest 这些文件。 "
                + $"{lacking} documents of the old warehouse are not in the archive; it was kept as {kept}: ingest those files again.");
        }

        // Closed above, the old file has no log left that would be read into the new one.
        File.Delete(home.Warehouse + ".wal");
        File.Move(next, home.Warehouse, overwrite: true);
        return summary;
    }

    private static DuckDBConnection? OpenOld(string path)
    {
        if (!File.Exists(path))
            return null;
        return DuckDbFile.Open(path, readOnly: false);
    }

    // Every version so far has had this table; of one that does not, nothing is taken over.
    private static void TakeOverSeen(DuckDBConnection old, DuckDBConnection warehouse)
    {
        if (!Has(old, "analytics", "flag_seen"))
            return;
        using var query = old.Command("SELECT flag_id, first_seen, last_seen FROM analytics.flag_seen");
        using var reader = query.ExecuteReader();
        using var rows = warehouse.Bulk("analytics", "flag_seen");
        while (reader.Read())
            rows.CreateRow().AppendValue(reader.GetString(0)).AppendValue((DateTime?)reader.GetDateTime(1)).AppendValue((DateTime?)reader.GetDateTime(2)).EndRow();
        rows.Complete();
    }

    private static long Lacking(DuckDBConnection old, ArchiveState archive)
    {
        if (!Has(old, "core", "document"))
            return 0;
        // Warehouses before version 11 had the true addresses. Forgotten documents are not missed; members are in the archive with their packed file.
        var known = archive.Documents.SelectMany(d => new[] { d.Address, MaskedText.OfPlace(d.Address).Value }).ToHashSet();
        return old.Rows("SELECT origin FROM core.document WHERE status IN ('read', 'unrecognised')", row => row.GetString(0))
            .LongCount(origin => !known.Contains(origin) && !known.Contains(origin.Split('!')[0]));
    }

    private static bool Has(DuckDBConnection connection, string schema, string table) => connection.Scalar(
        "SELECT count(*) FROM duckdb_tables() WHERE schema_name = $schema AND table_name = $table", ("schema", schema), ("table", table)) is not 0L;

    private static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(path + ".wal");
    }
}

using System.Data.Common;
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
/// kept then, and so is one that is damaged. The nights on which flags were first seen are taken over where they can be read.
/// </summary>
public sealed class WarehouseRebuild(IngestJob ingest, IStepListener listener)
{
    private const string Old = "old";

    /// <param name="force">Rebuild although the journal names less than half of what is there.</param>
    /// <exception cref="ArchiveLacksException">It does; nothing was changed.</exception>
    /// <exception cref="WarehouseBusyException">The old warehouse is held by another process.</exception>
    /// <exception cref="IOException">The disk is full or failed; the old warehouse is as it was.</exception>
    public async Task<IngestSummary> Run(DataHome home, ArchiveJournal journal, OriginalStore store, bool force, CancellationToken ct)
    {
        var next = home.Warehouse + ".rebuilding";
        Clear(next);
        IngestSummary summary;
        var (lacking, isDamaged) = (0L, false);
        // Held to the end, so that nobody writes into what is about to be replaced.
        using (var old = OpenOld(home.Warehouse, ref isDamaged))
        {
            var seen = Salvage(old, TakeOut, ref isDamaged) ?? [];
            lacking = Salvage(old, db => Lacking(db, journal.State), ref isDamaged)?.Count ?? 0;
            if (!force)
                RefuseToEmpty(journal.State, store, lacking);
            using var warehouse = WarehouseFile.OpenWriter(next);
            summary = await ingest.RunArchived(warehouse, journal, store, ct);
            AnalyticsSchema.Ensure(warehouse);
            BringIn(seen, warehouse);
            warehouse.Execute("CHECKPOINT");
        }

        Keep(home, lacking, isDamaged);
        File.Move(next, home.Warehouse, overwrite: true);
        return summary;
    }

    private static DuckDBConnection? OpenOld(string path, ref bool isDamaged)
    {
        if (!Path.Exists(path))
            return null;
        try
        {
            return DuckDbFile.Open(path, readOnly: false);
        }
        catch (DatabaseDamagedException)
        {
            isDamaged = true;
            return null;
        }
    }

    // A file may open and be damaged further in: what cannot be read of it is not taken over.
    private static T? Salvage<T>(DuckDBConnection? old, Func<DuckDBConnection, T> read, ref bool isDamaged)
        where T : class
    {
        if (old is null || isDamaged)
            return null;
        try
        {
            return read(old);
        }
        catch (DbException e) when (DatabaseDamage.Is(e))
        {
            isDamaged = true;
            return null;
        }
    }

    private static void RefuseToEmpty(ArchiveState archive, OriginalStore store, long lacking)
    {
        var named = archive.Documents.LongCount(d => !d.Forgotten);
        var known = archive.Objects;
        var unnamed = store.Names().LongCount(sha => !known.Contains(sha) && !archive.IsForgotten(sha));
        if (named < Math.Max(lacking, unnamed))
            throw new ArchiveLacksException(named, lacking, unnamed);
    }

    // Closed above, a whole file has no log left; that of a damaged one, or of one that is gone, must not be read into the new one.
    private void Keep(DataHome home, long lacking, bool isDamaged)
    {
        if (Aside.Move(home.Warehouse + ".wal", Aside.Damaged, TimeProvider.System) is { } log)
            listener.Say($"数据仓库的日志留作 {log}。 The log of the warehouse was kept as {log}.");
        if (isDamaged && Aside.Move(home.Warehouse, Aside.Damaged, TimeProvider.System) is { } damaged)
        {
            listener.Say(
                $"旧数据仓库已损坏，留作 {damaged}；疑点首次发现的日期从今天算起。 "
                + $"The old warehouse was damaged and is kept as {damaged}; the nights on which flags were first seen begin anew.");
        }
        else if (lacking > 0 && Aside.Move(home.Warehouse, Old, TimeProvider.System) is { } kept)
        {
            listener.Say(
                $"旧数据仓库中有 {lacking} 个文件不在档案中，旧文件留作 {kept}；请重新 ingest 这些文件。 "
                + $"{lacking} documents of the old warehouse are not in the archive; it was kept as {kept}: ingest those files again.");
        }
    }

    // Every version so far has had this table; of one that does not, nothing is taken over.
    private static List<(string Flag, DateTime First, DateTime Last)> TakeOut(DuckDBConnection old) => !Has(old, "analytics", "flag_seen")
        ? []
        : old.Rows("SELECT flag_id, first_seen, last_seen FROM analytics.flag_seen", row => (row.GetString(0), row.GetDateTime(1), row.GetDateTime(2)));

    private static void BringIn(List<(string Flag, DateTime First, DateTime Last)> seen, DuckDBConnection warehouse)
    {
        using var transaction = new WholeTransaction(warehouse);
        using (var rows = warehouse.Bulk("analytics", "flag_seen"))
        {
            foreach (var (flag, first, last) in seen)
                rows.CreateRow().AppendValue(flag).AppendValue((DateTime?)first).AppendValue((DateTime?)last).EndRow();
            rows.Complete();
        }

        transaction.Commit();
    }

    /// <summary>
    /// Documents of a warehouse that the archive does not know. Forgotten ones are not missed; members are in the archive with their packed file.
    /// </summary>
    public static IReadOnlyList<string> Lacking(DuckDBConnection warehouse, ArchiveState archive)
    {
        if (!Has(warehouse, "core", "document"))
            return [];
        // Warehouses before version 11 had the true addresses.
        var known = archive.Documents.SelectMany(d => new[] { d.Address, MaskedText.OfPlace(d.Address).Value }).ToHashSet();
        return [.. warehouse.Rows("SELECT origin FROM core.document WHERE status IN ('read', 'unrecognised')", row => row.GetString(0))
            .Where(origin => !known.Contains(origin) && !known.Contains(origin.Split('!')[0]))];
    }

    private static bool Has(DuckDBConnection connection, string schema, string table) => connection.Scalar(
        "SELECT count(*) FROM duckdb_tables() WHERE schema_name = $schema AND table_name = $table", ("schema", schema), ("table", table)) is not 0L;

    // What an interrupted rebuild left; nobody has put anything of worth there.
    private static void Clear(string path)
    {
        if (Directory.Exists(path))
            Aside.Move(path, Aside.Damaged, TimeProvider.System);
        File.Delete(path);
        File.Delete(path + ".wal");
    }
}

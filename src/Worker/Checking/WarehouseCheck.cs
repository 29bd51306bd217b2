using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Checking;

/// <summary>The warehouse: every value of it, and whether it holds what the archive names.</summary>
internal static class WarehouseCheck
{
    private const string Part = "warehouse";

    /// <exception cref="WarehouseBusyException">Another process writes it.</exception>
    public static IEnumerable<HomeFault> Of(DataHome home, ArchiveState archive, Repairs repairs, CancellationToken ct)
    {
        var path = home.Warehouse;
        if (!Path.Exists(path))
        {
            if (archive.Documents.Any(d => !d.Forgotten) || File.Exists(path + ".wal"))
                yield return new HomeFault(Part, path, HomeFault.Missing, "数据仓库不见了。", "The warehouse is missing.", repairs.Rebuild);
            yield break;
        }

        if (DatabaseDamage.Of(path, ct) is { } why)
        {
            var state = Directory.Exists(path) ? HomeFault.Folder : HomeFault.Damaged;
            yield return new HomeFault(Part, path, state, "数据仓库已损坏。", $"The warehouse is damaged: {why}", repairs.Rebuild);
            yield break;
        }

        if (WarehouseFile.IsOfAnotherVersion(path))
        {
            yield return new HomeFault(
                Part, path, HomeFault.Version, "数据仓库由另一版本的程序写成，或不是数据仓库。", "The warehouse is of another version of the program, or is none.", repairs.Rebuild);
            yield break;
        }

        using var warehouse = WarehouseFile.OpenReader(path);
        if (Behind(warehouse, archive) is > 0 and var behind)
        {
            yield return new HomeFault(
                Part, path, HomeFault.Lacking, Count($"档案中有 {behind} 个文件未入库。"), Count($"{behind} documents of the archive are not in the warehouse."),
                repairs.Rebuild);
        }

        if (WarehouseRebuild.Lacking(warehouse, archive) is { Count: > 0 } lost)
        {
            yield return new HomeFault(
                "journal", home.Archive, HomeFault.Lacking, Count($"数据仓库中有 {lost.Count} 个文件，日志没有记录，如 {lost[0]}。"),
                Count($"The journal has no record of {lost.Count} documents of the warehouse, such as {lost[0]}."), repairs.RebuildJournal);
        }
    }

    // What only this machine could not read is noted nowhere but as a rejected document, and is tried again each time.
    private static int Behind(DuckDBConnection warehouse, ArchiveState archive)
    {
        var loaded = OriginalTable.Read(warehouse);
        var origins = warehouse.Rows("SELECT DISTINCT origin FROM core.document", row => row.GetString(0))
            .SelectMany(origin => new[] { origin, origin.Split('!')[0] })
            .ToHashSet();
        return archive.Documents.Count(
            d => d is { Current: true, Forgotten: false } && !loaded.ContainsKey((d.Address, d.Sha256)) && !origins.Contains(d.Address));
    }

    private static string Count(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

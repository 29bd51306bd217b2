using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Checking;

/// <summary>Walks everything in a data home and names what is missing, damaged, no file, or of another version. It changes nothing.</summary>
public sealed class HomeCheck(DataHome home, StateAddress state, Action<string> say)
{
    /// <returns>In the order in which they are to be repaired: the archive first, of which the warehouse is made, and what readers get last.</returns>
    /// <exception cref="UnauthorizedAccessException">Something may not be read by this user.</exception>
    public IReadOnlyList<HomeFault> Run(CancellationToken ct)
    {
        var repairs = new Repairs(home);
        List<HomeFault> faults = [.. StateCheck.Of(home, state, repairs)];
        if (File.Exists(home.Archive))
            faults.Add(
                new HomeFault(
                    "archive", home.Archive, HomeFault.Damaged, "此处应是档案目录。", "The folder of the archive belongs here.", Repairs.MoveAway(home.Archive)));
        using var journal = ArchiveJournal.OpenReader(home.Archive);
        using var store = new OriginalStore(home.Archive);
        faults.AddRange(ArchiveFaults.Of(home, journal, store, repairs, ct));
        try
        {
            faults.AddRange(WarehouseCheck.Of(home, journal.State, repairs, ct));
        }
        catch (WarehouseBusyException)
        {
            say($"数据仓库正被另一进程写入，未核对。 Another process writes the warehouse; it was not looked at: {home.Warehouse}");
        }

        // Reading takes its log in, writing merges it.
        if (faults.TrueForAll(fault => fault.Part != "warehouse") && new FileInfo(home.Warehouse + ".wal") is { Exists: true, Length: > 0 } log)
            say($"数据仓库有未并入的日志，下次写入时并入。 The warehouse has a log that is not merged yet; the next command that writes does it: {log.FullName}");
        faults.AddRange(PublishedCheck.Of(home, repairs, ct));
        return faults;
    }
}

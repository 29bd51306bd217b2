using System.Globalization;
using PerfEval.Ingest.Archive;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Checking;

/// <summary>The journal line by line, every original bit by bit, and what lies there without a record.</summary>
internal static class ArchiveFaults
{
    private static readonly TimeSpan s_longestWrite = TimeSpan.FromSeconds(1);

    public static IEnumerable<HomeFault> Of(DataHome home, ArchiveJournal journal, OriginalStore store, Repairs repairs, CancellationToken ct)
    {
        foreach (var like in journal.Faults.GroupBy(fault => (fault.File, fault.Kind)))
        {
            var (fault, words) = (like.First(), like.First().WordsOf(like.Count()));
            var state = fault.Kind switch
            {
                JournalFaultKind.Missing => HomeFault.Missing,
                JournalFaultKind.Folder => HomeFault.Folder,
                JournalFaultKind.Unknown => HomeFault.Version,
                _ => HomeFault.Damaged,
            };
            yield return new HomeFault("journal", Path.Combine(home.Archive, fault.Place), state, words.Chinese, words.English, repairs.RebuildJournal);
        }

        foreach (var fault in TornFor(s_longestWrite, journal, ct))
            yield return new HomeFault(
                "journal", Path.Combine(home.Archive, fault.Place), HomeFault.Damaged, fault.Words.Chinese, fault.Words.English, repairs.RebuildJournal);

        var objects = journal.State.Objects;
        if (store.Names().Count(sha => !objects.Contains(sha) && !journal.State.IsForgotten(sha)) is > 0 and var unnamed)
        {
            yield return new HomeFault(
                "journal", Path.Combine(home.Archive, "objects"), HomeFault.Unnamed, Count($"{unnamed} 个原件在日志中没有记录：日志有缺失，或一次中断所留。"),
                Count($"{unnamed} originals have no record in the journal: records were lost, or a run was interrupted."), repairs.RebuildJournal);
        }

        if (store.ForgottenNames().Except(journal.State.Forgotten.Select(trace => trace.Sha256)).Count() is > 0 and var traceless)
        {
            yield return new HomeFault(
                "journal", Path.Combine(home.Archive, "forgotten"), HomeFault.Unnamed, Count($"{traceless} 个已删除的文件没有删除记录。"),
                Count($"{traceless} forgotten documents have no record of it: they would come back."), repairs.RebuildJournal);
        }

        foreach (var path in ArchiveCheck.LookAside(store, ct))
        {
            yield return new HomeFault(
                "archive", path, Directory.Exists(path) ? HomeFault.Folder : HomeFault.Damaged, "已删除文件的留存已损坏；清除后，恢复时须另给原件。",
                "What was kept of a forgotten document is damaged; once it is gone, a restoration asks for the file.", Repairs.Erase(path));
        }

        foreach (var bad in ArchiveCheck.Look(journal, store, ct).Where(bad => !store.IsSetAside(bad.Sha256)))
            yield return Original(store, bad, repairs);
    }

    // Somebody may be writing that line just now.
    private static IReadOnlyList<JournalFault> TornFor(TimeSpan time, ArchiveJournal journal, CancellationToken ct)
    {
        if (journal.Torn.Count == 0 || ct.WaitHandle.WaitOne(time))
            return [];
        journal.Refresh();
        return journal.Torn;
    }

    private static HomeFault Original(OriginalStore store, CheckedObject bad, Repairs repairs)
    {
        var path = store.PathOf(bad.Sha256);
        var (zh, en) = bad.State == ArchiveCheck.Missing ? ("原件缺失", "An original is missing") : ("原件已损坏", "An original is damaged");
        var local = bad.Addresses.Where(address => !address.Contains("://", StringComparison.Ordinal)).ToList();
        var repair = bad.Addresses.Count > local.Count ? repairs.FetchAgain
            : local.Exists(File.Exists) ? repairs.CheckArchive
            : $"{repairs.CheckArchive}; {repairs.IngestAgain(local)}";
        return new HomeFault(
            "archive", path, Directory.Exists(path) ? HomeFault.Folder : bad.State, $"{zh}：{string.Join(' ', bad.Addresses)}",
            $"{en}: {string.Join(' ', bad.Addresses)}", repair);
    }

    private static string Count(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

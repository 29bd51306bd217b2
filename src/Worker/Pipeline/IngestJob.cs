using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Text;
using PerfEval.Normalize;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Normalize.Warehouse.Calendar;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Pipeline;

/// <summary>An ingest: progress, every rejected input with its reason, sums at the end.</summary>
/// <param name="clock">Says when files came into the archive and what day the calendar of publication stands on.</param>
public sealed class IngestJob(
    DocumentReader reader, ReaderProcesses processes, ReaderLimits limits, EditedData data, IStepListener listener, TimeProvider clock)
{
    // Fewer leave little behind, and an analysis of theirs is over before a collection is.
    private const int BulkDocuments = 100;

    private const int MembersShown = 10;

    private const int SkippedShown = 20;

    private const int LeftShown = 10;

    // A cell may hold a page.
    private const int LongestShown = 24;

    // Loaded while the caller opens warehouse and archive.
    private readonly Task<(DivisionTable Divisions, Recogniser Recogniser)> _words = Task.Run(() => Load(data));

    /// <summary>Starts what reads while the caller opens warehouse and archive; what is given back ends it.</summary>
    public IDisposable Ready() => processes.KeepReady(limits);

    /// <summary>Files and folders into the archive and from there into the warehouse.</summary>
    /// <param name="journal">Open for writing.</param>
    /// <exception cref="InvalidDataException">A file of the data folder is not as it should be; names file and place.</exception>
    /// <exception cref="IOException">The archive could not be written: the disk is full or failed. What was loaded before stays.</exception>
    public async Task<IngestSummary> Run(
        DuckDBConnection warehouse, ArchiveJournal journal, OriginalStore store, IReadOnlyList<string> paths, CancellationToken ct)
    {
        listener.Say($"读取 {string.Join(' ', paths.Take(3).Select(path => MaskedText.OfPlace(path).Value))}{(paths.Count > 3 ? " …" : string.Empty)}");
        var summary = await Run(
            warehouse, journal,
            (run, bar) => run.Run(warehouse, new LocalOriginals(journal, store, clock), paths, bar, ct));
        await Refresh(warehouse, journal, store, ct);
        return summary;
    }

    /// <summary>
    /// Where words, corrections or the choice of versions were edited, or the program is another one: the rows that depend on it, from the archive. Nothing is
    /// opened, and nothing said, where they are as they should be.
    /// </summary>
    /// <exception cref="InvalidDataException">A file of the data folder is not as it should be; names file and place.</exception>
    public async Task Refresh(DuckDBConnection warehouse, ArchiveJournal journal, OriginalStore store, CancellationToken ct)
    {
        journal.Refresh();
        var (divisions, recogniser) = await _words;
        Choose(warehouse);
        var (keys, stored) = (KeysOf(divisions, recogniser), OriginalTable.Read(warehouse));
        var outdated = journal.State.Documents.Count(document => keys.IsOutdated(document, stored));
        if (outdated == 0)
            return;
        listener.Say(
            $"词表、更正、区划或程序有改动，重新读取 {outdated} 个文件。 "
            + $"Words, corrections, divisions or the program changed; {outdated} documents are read anew.");
        await RunArchived(warehouse, journal, store, ct);
    }

    /// <summary>
    /// Loads what the archive holds and the warehouse lacks, in the order in which it came into the archive. Documents that are stored already are
    /// neither opened nor hashed. Forgotten documents that are still in the warehouse leave it.
    /// </summary>
    /// <exception cref="InvalidDataException">A file of the data folder is not as it should be; names file and place.</exception>
    public Task<IngestSummary> RunArchived(DuckDBConnection warehouse, ArchiveJournal journal, OriginalStore store, CancellationToken ct)
    {
        listener.Say("读取档案中的新文件 Reading what is new in the archive");
        journal.Refresh();
        ForgottenRows.Remove(warehouse, journal.State);
        return Run(warehouse, journal, (run, bar) => run.RunArchived(warehouse, journal.State, store, bar, ct));
    }

    /// <summary>What decides, of the data folder as it is now, whether an original is loaded already.</summary>
    public async Task<LoadKeys> Keys()
    {
        var (divisions, recogniser) = await _words;
        return KeysOf(divisions, recogniser);
    }

    private LoadKeys KeysOf(DivisionTable divisions, Recogniser recogniser) => new(reader, recogniser, divisions, limits);

    private async Task<IngestSummary> Run(
        DuckDBConnection warehouse, ArchiveJournal journal, Func<IngestRun, IProgress<IngestProgress>, Task<IngestSummary>> load)
    {
        foreach (var notice in journal.Notices)
            listener.Say(notice);
        var stopwatch = Stopwatch.StartNew();
        var (divisions, recogniser) = await _words;
        recogniser.Keep(DataHome.Of(warehouse.DataSource).Labels);
        var expected = data.Expected(divisions);
        Choose(warehouse);
        using var kept = processes.Keep();
        var run = new IngestRun(reader, processes, recogniser, KeysOf(divisions, recogniser), limits, clock);
        var summary = await listener.Follow(progress => load(run, progress));
        using (var loader = new Loader(warehouse, clock))
            VersionLines.SayUnused(loader.UnusedChoices(), listener);
        CalendarTables.Store(warehouse, journal.State.Events, expected, ChinaTime.DayOf(clock.GetUtcNow()));
        // Before anything is said of success: on a full disk this is where it shows.
        warehouse.Execute("CHECKPOINT");
        // What reading held is garbage by now, and the rules want the room: over 1,000 reports the peak is some 60 MB lower.
        if (summary.Loaded > BulkDocuments)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        Print(summary, stopwatch.Elapsed);
        return summary;
    }

    private void Choose(DuckDBConnection warehouse)
    {
        using var loader = new Loader(warehouse, clock);
        loader.Choose(data.Versions());
        VersionLines.Say(loader.Versions, listener);
    }

    // Thousands of members of one archive may have one fault: the first are named, the others are in the warehouse.
    private void PrintEach<T>(IEnumerable<T> all, Func<T, (string Origin, string Kind)> keyOf, Func<T, string> line)
    {
        var kinds = new Dictionary<(string Archive, string Kind), int>();
        foreach (var one in all)
        {
            var (origin, kind) = keyOf(one);
            var end = origin.IndexOf('!', StringComparison.Ordinal);
            if (end < 0)
            {
                listener.Say(line(one));
                continue;
            }

            var key = (origin[..end], kind);
            if ((kinds[key] = kinds.GetValueOrDefault(key) + 1) <= MembersShown)
                listener.Say(line(one));
        }

        foreach (var ((archive, kind), count) in kinds.Where(one => one.Value > MembersShown))
        {
            var code = kind.Length > 0 ? $" [{kind}]" : "";
            listener.Say(
                $"同上 The same: {MaskedText.OfPlace(archive)}{code} 其中另有 {count - MembersShown} 个文件，见表 document。 {count - MembersShown} more files in it; the "
                + $"table document names them.");
        }
    }

    private void PrintLeft(IngestSummary summary)
    {
        if (summary.Left.Count == 0)
            return;
        // Most numbers first: they are what is missing from sums and rules.
        foreach (var left in summary.Left.OrderByDescending(left => left.Numbers)
            .ThenByDescending(left => left.Cells)
            .ThenBy(left => left.Origin, StringComparer.Ordinal)
            .Take(LeftShown))
        {
            var text = left.Text.ReplaceLineEndings(" ").Trim();
            listener.Say(
                $"未取用 Left over: {MaskedText.OfPlace(left.Origin)} {left.Numbers} 个数字、{left.Cells} "
                + $"格，首处{left.Place}“{(text.Length > LongestShown ? text[..LongestShown] + "…" : text)}”。 {left.Numbers} numbers, {left.Cells} cells.");
        }

        if (summary.Left.Count > LeftShown)
            listener.Say($"另有 {summary.Left.Count - LeftShown} 个文件。 And {summary.Left.Count - LeftShown} more files.");
        var (numbers, cells) = (summary.Left.Sum(left => left.Numbers), summary.Left.Sum(left => left.Cells));
        listener.Say(
            $"{summary.Left.Count} 个文件的表中有 {cells} 格未取用，其中 {numbers} 个数字；逐格见视图 leftover。 "
            + $"{cells} cells in tables of {summary.Left.Count} files were left over, {numbers} of them numbers; the view leftover lists each.");
    }

    private static (DivisionTable Divisions, Recogniser Recogniser) Load(EditedData data)
    {
        var divisions = data.Divisions();
        return (divisions, data.Recogniser(divisions));
    }

    private void Print(IngestSummary summary, TimeSpan elapsed)
    {
        PrintEach(
            summary.Rejected, one => (one.Origin, one.Reason.Code),
            one => $"未读入 Rejected: {MaskedText.OfPlace(one.Origin)} [{one.Reason.Code}] {one.Reason.Chinese} {one.Reason.English}");
        PrintEach(summary.Unrecognised, one => (one.Origin, ""), one =>
        {
            var (zh, en) = one.Cells > 0
                ? ("已存档其单元格，未见自评表。", "Its cells are stored; no self-evaluation form was found.")
                : ("未见自评表，也不是自评报告的正文。", "Neither a self-evaluation form nor a report's text was found in it.");
            return $"未识别 Not recognised: {MaskedText.OfPlace(one.Origin)} {zh} {en}";
        });
        foreach (var (path, reason) in summary.Skipped.Take(SkippedShown))
            listener.Say($"略过 Passed over: {MaskedText.OfPlace(path)} [{reason.Code}] {reason.Chinese} {reason.English}");
        if (summary.Skipped.Count > SkippedShown)
            listener.Say($"另略过 {summary.Skipped.Count - SkippedShown} 个。 Passed over {summary.Skipped.Count - SkippedShown} more.");

        if (summary.PassedOver.Count > 0)
        {
            var names = string.Join('、', summary.PassedOver.Take(3).Select(path => MaskedText.OfFileName(Path.GetFileName(path)).Value))
                + (summary.PassedOver.Count > 3 ? " …" : "");
            listener.Say($"略过 {summary.PassedOver.Count} 个附带文件（说明、JSON）：{names}。 Passed over {summary.PassedOver.Count} files that only go with reports.");
        }

        PrintEach(
            summary.Misfits, one => (one.Origin, "correction"),
            one => $"更正未用上 Correction not applied: {MaskedText.OfPlace(one.Origin)} {one.Place} {one.Message}");
        VersionLines.Say(summary.Versions, listener);
        PrintLeft(summary);
        var seconds = elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        // Progress counts an archive as one file.
        var (zh, en) = summary.Members == 0 ? ("", "") : ($"，其中压缩包成员 {summary.Members} 个", $", {Counted(summary.Members, "member")} of archives among them");
        listener.Say(
            $"读入 {summary.Loaded} 个文件（{summary.Reports} 份报告{zh}），未变 {summary.Unchanged}，未读入 {summary.Rejected.Count}，用时 {seconds} 秒。 "
            + $"Loaded {Counted(summary.Loaded, "document")} ({Counted(summary.Reports, "report")}{en}), unchanged {summary.Unchanged}, rejected "
            + $"{summary.Rejected.Count}, {seconds} s.");
    }

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}

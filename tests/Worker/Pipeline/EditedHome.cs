using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Processes;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Pipeline;

/// <summary>A data home with a data folder of its own, in which anything may be edited between any two steps.</summary>
internal sealed class EditedHome : IDisposable
{
    // What a fresh warehouse must have, too: everything but when it was loaded, and what it says of bytes that are no longer there.
    private static readonly (string Table, string Columns)[] s_contents =
    [
        ("document", "* EXCLUDE (fetched_at)"), ("report",
            "*"), ("report_document", "*"), ("cell", "*"), ("leftover", "*"), ("warning", "*"), ("correction", "*"),
        ("staffing", "*"), ("budget_line",
            "*"), ("building", "*"), ("project", "*"), ("funding", "*"), ("funding_by_nature", "*"), ("indicator", "*"), ("score_item", "*"),
        ("score_total", "*"), ("narrative_figure",
            "*"), ("narrative_item", "*"), ("passage", "*"), ("attachment", "*"), ("provenance", "*"), ("closure", "*"), ("closure_term", "*"),
        ("report_version", "DISTINCT report_id, document_id, current, reason, taken_document_id, differences"), ("version_difference",
            "*"), ("publication", "*"), ("unit_year", "*"),
        ("rule_parameter", "*"), ("rule_check", "*"), ("flag", "* EXCLUDE (first_seen, last_seen)"), ("flag_evidence", "*"),
    ];

    private readonly TemporaryHome _home = new();
    private readonly ReaderProcesses _processes;
    private readonly ArchiveJournal _journal;
    private readonly OriginalStore _store;
    private readonly DuckDBConnection _warehouse;
    private readonly StringWriter _lines = new();
    private int _night;

    /// <param name="processes">Kept by the caller: to start one takes longer than to read a file.</param>
    public EditedHome(ReaderProcesses processes)
    {
        _processes = processes;
        Directory.CreateDirectory(Path.Combine(Data, "vocabulary"));
        foreach (var file in Directory.GetFiles(DataFolder.Find()).Concat(Directory.GetFiles(Path.Combine(DataFolder.Find(), "vocabulary"))))
            File.Copy(file, Path.Combine(Data, Path.GetRelativePath(DataFolder.Find(), file)));
        _journal = ArchiveJournal.Open(_home.Home.Archive);
        _store = new OriginalStore(_home.Home.Archive);
        _warehouse = WarehouseFile.OpenWriter(_home.Home.Warehouse);
    }

    public string Data => _home.PathOf("data");

    public string PathOf(string name) => _home.PathOf(name);

    /// <summary>Puts a text into the place of a file of the data folder; null takes the file away.</summary>
    public void Edit(string name, string? text)
    {
        var path = Path.Combine(Data, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (text is null)
            File.Delete(path);
        else
            File.WriteAllText(path, text);
    }

    /// <summary>A local file with these bytes is ingested.</summary>
    public Task Ingest(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return Job().Run(_warehouse, _journal, _store, [PathOf(name)], CancellationToken.None);
    }

    /// <summary>An address of the portal gives these bytes.</summary>
    public void Crawl(string address, byte[] bytes, string title, DateOnly? on)
    {
        var (at, run) = NextNight();
        var sha = _store.Put(bytes);
        _store.Flush();
        _journal.Append(
            new SourceVisit { At = at, Run = run, Source = "portal", Portal = "桃源县人民政府", DivisionCode = "430725" },
            new Listing { At = at, Run = run, Source = "portal", Address = address, Title = title, PublishedOn = on, Role = "attachment" },
            new Fetch
            {
                At = at,
                Run = run,
                Source = "portal",
                Address = address,
                Kind = FetchKind.Attachment,
                Outcome = FetchOutcome.Stored,
                Status = 200,
                Sha256 = sha,
                Bytes = bytes.Length
            });
    }

    public void Withdraw(string address)
    {
        var (at, run) = NextNight();
        _journal.Append(new Withdrawal { At = at, Run = run, Source = "portal", Address = address, Reason = "not_found" });
    }

    /// <summary>One of the documents leaves the archive; where it is there.</summary>
    public void Forget(string address)
    {
        var (at, _) = NextNight();
        if (_journal.State.Current(address) is { Forgotten: false } document)
            _journal.Append(new Forgetting { At = at, Who = "管理员", Why = "误传", Sha256 = document.Sha256, Addresses = [address] });
    }

    /// <summary>What the archive holds and the warehouse lacks.</summary>
    public Task Load() => Load(_warehouse);

    public void Analyse() => Analyse(_warehouse);

    /// <summary>What the command analyze does before its rules.</summary>
    public Task Refresh() => Job().Refresh(_warehouse, _journal, _store, CancellationToken.None);

    public string Lines => _lines.ToString();

    public IReadOnlyList<string> Query(string sql) => Rows(_warehouse, sql);

    /// <summary>
    /// Lines that the one has and the other has not: this warehouse, once all is done, beside one that gets the archive and the data in one go.
    /// </summary>
    public async Task<IReadOnlyList<string>> AgainstFresh()
    {
        await Load();
        Analyse();
        using var fresh = WarehouseFile.OpenWriter(":memory:");
        await Load(fresh);
        Analyse(fresh);
        var differences = new List<string>();
        foreach (var (table, columns) in s_contents)
        {
            var (here, there) = (Rows(_warehouse, $"SELECT {columns} FROM {table} ORDER BY ALL"), Rows(fresh, $"SELECT {columns} FROM {table} ORDER BY ALL"));
            differences.AddRange(
                here.Except(there).Select(row => $"{table} only here: {row}").Concat(there.Except(here).Select(row => $"{table} only fresh: {row}")));
            if (here.Count != there.Count && here.ToHashSet().SetEquals(there))
                differences.Add($"{table} has {here.Count} rows here and {there.Count} fresh");
        }

        return differences;
    }

    public void Dispose()
    {
        _warehouse.Dispose();
        _store.Dispose();
        _journal.Dispose();
        _lines.Dispose();
        _home.Dispose();
    }

    private (DateTimeOffset At, string Run) NextNight() =>
        (CrawledHome.FirstNight.AddDays(_night), string.Create(CultureInfo.InvariantCulture, $"night-{_night++}"));

    private Task<IngestSummary> Load(DuckDBConnection warehouse) => Job().RunArchived(warehouse, _journal, _store, CancellationToken.None);

    private IngestJob Job() => StepServices.Ingest(Data, new TerminalListener(Terminal()), _processes);

    private void Analyse(DuckDBConnection warehouse)
    {
        if (!AnalysisRun.Run(warehouse, RuleCatalogue.Load([]), all: false, new TerminalListener(Terminal()), CancellationToken.None, Data))
            throw new InvalidOperationException(_lines.ToString());
    }

    private static List<string> Rows(DuckDBConnection warehouse, string sql)
    {
        using var command = new DuckDBCommand(sql, warehouse);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(
                string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetValue(i) is IEnumerable<string> list
                ? string.Join(',', list) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    private Terminal Terminal() =>
        new() { Out = Stream.Null, Error = _lines, In = TextReader.Null, Columns = null, Width = new CharacterWidth(ambiguousIsWide: false) };
}

using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Pipeline;

/// <summary>A data home whose archive was filled by crawls of a made-up portal; bytes are those of the sample reports, or of edited ones.</summary>
internal sealed class CrawledHome : IDisposable
{
    public const string Address = "https://portal.example/files/taoyuan.txt";

    public static readonly DateTimeOffset FirstNight = new(2024, 6, 1, 18, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-home-");
    private readonly StringWriter _lines = new();

    public CrawledHome()
    {
        Home = DataHome.Of(Path.Combine(_folder.FullName, "warehouse.duckdb"));
        Store = new OriginalStore(Home.Archive);
    }

    public DataHome Home { get; }

    public OriginalStore Store { get; }

    /// <summary>What was said so far.</summary>
    public string Lines => _lines.ToString();

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(DataFolder.Find(), "samples", name));

    /// <summary>The sample report of a fictional unit, with other words in some places.</summary>
    public static byte[] Edited(string name, params (string From, string To)[] edits)
    {
        var text = Encoding.UTF8.GetString(Sample(name));
        foreach (var (from, to) in edits)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>One night in which an address gave these bytes.</summary>
    public void Crawl(byte[] bytes, int night = 0, string address = Address, string title = "整体支出绩效自评报告", string on = "2024-05-20", bool isPage = false)
    {
        using var journal = ArchiveJournal.Open(Home.Archive);
        var (at, run) = (FirstNight.AddDays(night), string.Create(CultureInfo.InvariantCulture, $"night-{night}"));
        var sha = Store.Put(bytes);
        Store.Flush();
        journal.Append(
            new SourceVisit { At = at, Run = run, Source = "portal", Portal = "桃源县人民政府", DivisionCode = "430725" },
            new Listing
            {
                At = at,
                Run = run,
                Source = "portal",
                Address = address,
                Title = title,
                PublishedOn = DateOnly.Parse(on, CultureInfo.InvariantCulture),
                Role = isPage ? "page" : "attachment"
            },
            new Fetch
            {
                At = at,
                Run = run,
                Source = "portal",
                Address = address,
                Kind = isPage ? FetchKind.Page : FetchKind.Attachment,
                Outcome = FetchOutcome.Stored,
                Status = 200,
                Sha256 = sha,
                Bytes = bytes.Length,
            });
    }

    public void Append(params JournalRecord[] records)
    {
        using var journal = ArchiveJournal.Open(Home.Archive);
        journal.Append(records);
    }

    public void Withdraw(int night, string address = Address) =>
        Append(new Withdrawal { At = FirstNight.AddDays(night), Run = $"night-{night}", Source = "portal", Address = address, Reason = "not_found" });

    public async Task<IngestSummary> Load(string? warehouse = null)
    {
        using var journal = ArchiveJournal.Open(Home.Archive);
        using var connection = WarehouseFile.OpenWriter(warehouse ?? Home.Warehouse);
        return await StepServices.Ingest(DataFolder.Find(), new TerminalListener(Terminal())).RunArchived(connection, journal, Store, CancellationToken.None);
    }

    public void Analyze()
    {
        using var connection = WarehouseFile.OpenWriter(Home.Warehouse);
        Assert.True(AnalysisRun.Run(connection, RuleCatalogue.Load([]), all: false, new TerminalListener(Terminal()), CancellationToken.None));
    }

    public async Task<(int Exit, string Output, string Errors)> Run(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var terminal = new Terminal { Out = output, Error = errors, In = TextReader.Null, Columns = null, Width = new CharacterWidth(ambiguousIsWide: false) };
        var exit = await PerfEvalCommandLine.Run([.. arguments, "--db", Home.Warehouse], terminal);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    /// <summary>One line of text per row, columns parted by a bar.</summary>
    public IReadOnlyList<string> Query(string sql, string? warehouse = null)
    {
        using var connection = WarehouseFile.OpenReader(warehouse ?? Home.Warehouse);
        using var command = new DuckDBCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(
                string.Join(
                    '|',
                    Enumerable.Range(0, reader.FieldCount)
                        .Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }

    public string Place(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public ArchiveState State()
    {
        using var journal = ArchiveJournal.OpenReader(Home.Archive);
        return journal.State;
    }

    public void Dispose()
    {
        Store.Dispose();
        _lines.Dispose();
        _folder.Delete(recursive: true);
    }

    private Terminal Terminal() =>
        new() { Out = Stream.Null, Error = _lines, In = TextReader.Null, Columns = null, Width = new CharacterWidth(ambiguousIsWide: false) };
}

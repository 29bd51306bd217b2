using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.State;
using PerfEval.Worker.Tests.Queries;

namespace PerfEval.Worker.Tests.Layouts;

/// <summary>
/// Twelve layouts of other provinces: every number is the fact that is expected of it, or in view leftover with its place; none is anything else,
/// and no rule accuses a unit whose form holds.
/// </summary>
public sealed class LayoutTests : IDisposable
{
    // The total score in the head of a form is the report's own, which has no place in provenance.
    private const string OfTheReport = "report.self_score";

    // Form by form, what no view has a column for: 预算调整数, 上年结转资金 beside its label, the parts 基本支出 and 项目支出 of each source, the year before last.
    private static readonly string[] s_listed =
    [
        "anhui 0.00", "anhui 0.00", "anhui 18.60", "anhui 18.60", "gansu 25.00",
        "henan 12.00", "henan 12.00", "henan 171.60", "henan 172.00", "henan 179.10",
        "henan 180.00", "henan 7.50", "henan 74.22", "henan 76.00", "henan 8.00", "henan 86.22", "henan 88.00",
        "neimenggu 0.00", "neimenggu 0.00", "neimenggu 3.50", "neimenggu 33.10", "neimenggu 6.30", "neimenggu 6.30", "neimenggu 9.80",
    ];

    // A score sheet has no funds: told, not accused.
    private static readonly string[] s_flags = ["shanxi CP03 warning"];

    private static readonly string s_documents = Path.Combine(AppContext.BaseDirectory, "Layouts", "Documents");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval");

    private string Warehouse => Path.Combine(_folder.FullName, "warehouse.duckdb");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(".html")]
    [InlineData(".docx")]
    [InlineData(".xlsx")]
    [InlineData(".pdf")]
    [InlineData(".ofd")]
    public async Task EveryNumber_IsRightOrListed(string extension)
    {
        await Ingest(extension);

        Assert.Equal("[]", await Output("eval", s_documents, "--details", "--format", "json"));
        Assert.Empty(Rows($"""
            SELECT d.source_name || ' ' || c.text
            FROM cell c JOIN document d USING (document_id)
            WHERE regexp_matches(c.text, '^\s*[-+]?[0-9][0-9,]*(\.[0-9]+)?\s*%?\s*$') AND coalesce(c.claimed_by, '') <> '{OfTheReport}'
              AND NOT EXISTS (FROM provenance p WHERE (p.document_id, p.table_no, p."row", p.col) = (c.document_id, c.table_no, c."row", c.col))
              AND NOT EXISTS (FROM leftover l WHERE (l.document_id, l.table_no, l."row", l.col) = (c.document_id, c.table_no, c."row", c.col))
            """));
        Assert.Equal(s_listed, Rows("""
            SELECT split_part(d.source_name, '.', 1) || ' ' || trim(l.text)
            FROM leftover l JOIN document d USING (document_id)
            WHERE regexp_matches(l.text, '^\s*[-+]?[0-9][0-9,.]*\s*%?\s*$')
            ORDER BY 1
            """));
        Assert.Equal(s_flags,
            Rows("SELECT split_part(r.source_name, '.', 1) || ' ' || f.rule_id || ' ' || f.severity FROM flag f JOIN report r USING (report_id) ORDER BY 1"));
    }

    private async Task Ingest(string extension)
    {
        foreach (var layout in Directory.GetFiles(s_documents, "*.layout"))
            await File.WriteAllBytesAsync(
                Path.Combine(_folder.FullName, Path.GetFileNameWithoutExtension(layout) + extension), LayoutFile.Print(layout, extension));
        await Output("ingest", _folder.FullName);
    }

    private async Task<string> Output(params string[] arguments)
    {
        var (exit, output, errors) = await AnalysedSamples.Run([.. arguments, "--db", Warehouse]);
        Assert.True(exit == ExitCode.Success, output + errors);
        return output.Trim();
    }

    private List<string> Rows(string sql)
    {
        using var connection = WarehouseFile.OpenReader(Warehouse);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Running;

namespace PerfEval.Analytics.Tests;

/// <summary>A warehouse of its own, copied from the template, whose facts a test writes row by row. Row keys follow the loader's: form/ordinal.</summary>
internal sealed partial class WarehouseFixture : IDisposable
{
    private readonly Dictionary<(string Report, string View, string Form), int> _ordinals = [];
    private readonly HashSet<(string Report, string Form)> _forms = [];
    private readonly Dictionary<string, int> _lists = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-rules-");
    private int _origins;

    public WarehouseFixture()
    {
        var path = Path.Combine(_folder.FullName, "warehouse.duckdb");
        TemplateWarehouse.WriteTo(path);
        Connection = new DuckDBConnection($"DataSource={path};threads=1");
        Connection.Open();
        // The file goes with the test.
        Execute("PRAGMA disable_checkpoint_on_shutdown");
    }

    public DuckDBConnection Connection { get; }

    public static RuleCatalogue BuiltIn { get; } = RuleCatalogue.Load([]);

    public string Report(string id = "r1", string unit = "甲县人民政府办公室", string? division = "430423", int year = 2024)
    {
        Insert("document", ("document_id", id + ".doc"), ("sha256", id), ("recognition_key", "1"), ("load_order", 1));
        Insert("report_part", ("report_id", id), ("document_id", id + ".doc"), ("unit", unit), ("division_code", division), ("division", "甲县"),
            ("year", year), ("cells", 1), ("claimed", 1), ("ignored", 0), ("leftover", 0));
        Form(id, "unit");
        return id;
    }

    public void Funding(string report, decimal? initial = null, decimal? fullYear = null, decimal? executed = null, decimal? weight = null,
        decimal? rate = null, decimal? score = null, string? project = null, string? line = "total", string? printedRate = null)
    {
        var form = FormOf(project);
        var key = Fact(report, "funding", form, ("scope", Scope(project)), ("project", project), ("line", line), ("initial", initial),
            ("full_year", fullYear), ("executed", executed), ("weight", weight), ("rate_pct", rate), ("score", score));
        if (printedRate is not null)
            Provenance(report, form, "funding", key, "rate_pct", printedRate);
    }

    public void Nature(string report, string side, string? line, decimal? amount) =>
        Fact(report, "funding_by_nature", "unit", ("side", side), ("line", line), ("amount", amount));

    public void BudgetLine(string report, string? line, decimal? priorFinal = null, decimal? budget = null, decimal? final = null) =>
        Fact(report, "budget_line", "base", ("line", line), ("prior_final", priorFinal), ("budget", budget), ("final", final));

    public void Staffing(string report, int? authorised, int? actual, decimal? rate) =>
        Fact(report, "staffing", "base", ("authorised", authorised), ("actual", actual), ("control_rate_pct", rate));

    public void Indicator(string report, decimal? weight = 10, decimal? score = 10, string? name = "办文办会", string? project = null, string? level1 = "产出指标",
        decimal? level1Weight = null, string? level2 = "数量指标", string? target = null, string? actual = null, string? form = null) =>
        Fact(report, "indicator", form ?? FormOf(project), ("scope", Scope(project)), ("project", project), ("level1", level1), ("level1_weight", level1Weight),
            ("level2", level2), ("name", name), ("target", target), ("target_value", ValueOf(target)), ("target_unit", UnitOf(target)),
            ("actual", actual), ("actual_value", ValueOf(actual)), ("actual_unit", UnitOf(actual)), ("weight", weight), ("score", score));

    public void ScoreItem(string report, decimal? weight, decimal? score, string? level1 = "过程", decimal? level1Weight = null, string? level3 = "预算控制率") =>
        Fact(report, "score_item", "score", ("level1", level1), ("level1_weight", level1Weight), ("level3", level3), ("weight", weight), ("score", score));

    public void ScoreTotal(string report, decimal? score, decimal? weight = 100, string? project = null, string? form = null) =>
        Fact(report, "score_total", form ?? FormOf(project), ("scope", Scope(project)), ("project", project), ("weight", weight), ("score", score));

    /// <summary>A figure of the text; lines and bases as the reader gives them.</summary>
    public void Figure(string report, string? line, string? basis, decimal value, string unit = "万元", string? section = "二(一)", string? label = null) =>
        Fact(report, "narrative_figure", "narrative", ("section", section), ("label", label), ("line", line), ("basis", basis), ("value", value),
            ("measure_unit", unit), ("quote", label));

    /// <summary>An itemised list of the text; each call is one list.</summary>
    public void Items(string report, string? label, decimal? statedTotal, IEnumerable<(string Label, decimal Value)> items, string unit = "万元")
    {
        var list = _lists.GetValueOrDefault(report);
        _lists[report] = list + 1;
        foreach (var item in items)
        {
            Fact(report, "narrative_item", "narrative", ("list_no", list), ("list_label", label), ("stated_total", statedTotal), ("label", item.Label),
                ("value", item.Value), ("measure_unit", unit));
        }
    }

    public void Passage(string report, string? section, string text) =>
        Fact(report, "passage", "narrative", ("section", section), ("text", text));

    public void Attachment(string report, string title, bool? present) =>
        Fact(report, "attachment", "narrative", ("title", title), ("present", present));

    /// <summary>Where a number of the report is printed, and what its equations say of it.</summary>
    public void Proof(string report, string view, string key, string field, string proof, string certainty = "printed")
    {
        Provenance(report, key[..key.LastIndexOf('/')], view, key, field, "1");
        Execute($"UPDATE core.value_kind SET value_state = 'number', proof = '{proof}', certainty = '{certainty}' WHERE kind_no = {_origins - 1}");
    }

    /// <summary>Runs the rule's file as an analyst would paste it, after an analysis has stored its parameters.</summary>
    public IReadOnlyList<RuleRow> Rows(string ruleId)
    {
        var rule = BuiltIn.Rules.Single(rule => rule.Id == ruleId);
        Analyze(new RuleCatalogue([rule], []));
        using var command = new DuckDBCommand(rule.Sql, Connection);
        using var reader = command.ExecuteReader();
        var rows = new List<RuleRow>();
        while (reader.Read())
        {
            rows.Add(
                new RuleRow(Text("report_id")!, Text("scope")!, Text("project"), Text("subject"), Number("expected"), Number("actual"), Number("difference"),
                Number("amount"), Text("severity")!, Value("fires") as bool?, Text("message_zh"), Text("message_en"), Text("reason")));
        }

        return rows;

        object? Value(string column) => reader.GetValue(reader.GetOrdinal(column)) is { } value and not DBNull ? value : null;
        string? Text(string column) => Value(column) as string;
        decimal? Number(string column) => Value(column) is { } value ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The only row that the rule returns.</summary>
    public RuleRow Row(string ruleId) => Assert.Single(Rows(ruleId));

    public RunSummary Analyze(RuleCatalogue? catalogue = null, RunOptions? options = null) =>
        RuleRunner.Run(Connection, catalogue ?? BuiltIn, options ?? new RunOptions { Foreign = new InProcessRules() }, CancellationToken.None);

    public void Execute(string sql)
    {
        using var command = new DuckDBCommand(sql, Connection);
        command.ExecuteNonQuery();
    }

    /// <summary>One line of text per row, columns parted by a bar.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        using var command = new DuckDBCommand(sql, Connection);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(
                string.Join(
                    '|',
                    Enumerable.Range(0, reader.FieldCount)
                        .Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return lines;
    }

    public void Dispose()
    {
        Connection.Dispose();
        _folder.Delete(recursive: true);
    }

    // "≥95%" is 95; a sentence with a figure in it is no value.
    private static decimal? ValueOf(string? text) =>
        text is not null && ValuePattern().Match(text) is { Success: true } match ? decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    private static string? UnitOf(string? text) =>
        text is not null && ValuePattern().Match(text) is { Success: true } match && match.Groups[2].Length > 0 ? match.Groups[2].Value : null;

    [GeneratedRegex(@"^[≥≤]?(\d+(?:\.\d+)?)(\D{0,4})$")]
    private static partial Regex ValuePattern();

    private static string Scope(string? project) => project is null ? "unit" : "project";

    private static string FormOf(string? project) => project is null ? "unit" : "project:" + project;

    private void Form(string report, string form)
    {
        if (_forms.Add((report, form)))
            Insert("form", ("report_id", report), ("document_id", report + ".doc"), ("form_key", form), ("current", true), ("form_no", _forms.Count));
    }

    /// <summary>
    /// A number that nobody read in the row below the first value of a view's form; rows of that form stand in the rows 0, 1, 2 … of table 0.
    /// </summary>
    public void Unread(string report, string view, string form, int row)
    {
        foreach (var key in Query($"SELECT row_key FROM {view} WHERE report_id = '{report}' AND row_key LIKE '{form}/%'"))
            Provenance(report, form, view, key, "raw", "1");
        Execute($"""
            UPDATE core.provenance SET table_no = 0, "row" = (SELECT regexp_extract(x.row_key, '[^/]*$')::INTEGER FROM core.fact x WHERE x.fact_no = core.provenance.fact_no);
            INSERT INTO core.leftover (document_id, report_id, table_no, "row", what, text) VALUES ('{report}.doc', '{report}', 0, {row}, 'unread_number', '△5.20')
            """);
    }

    private void Provenance(string report, string form, string view, string key, string field, string raw)
    {
        var number = _origins++;
        Execute($"INSERT INTO core.fact SELECT {number}, form_no, '{view}', '{key}' FROM core.form WHERE report_id = '{report}' AND form_key = '{form}'");
        Insert("value_kind", ("kind_no", number), ("field", field));
        Insert("provenance", ("fact_no", number), ("kind_no", number), ("raw", raw));
    }

    private string Fact(string report, string view, string form, params (string Column, object? Value)[] values)
    {
        Form(report, form);
        var ordinal = _ordinals.GetValueOrDefault((report, view, form));
        _ordinals[(report, view, form)] = ordinal + 1;
        var key = string.Create(CultureInfo.InvariantCulture, $"{form}/{ordinal}");
        IEnumerable<(string, object?)> all = [("report_id", report), ("document_id", report + ".doc"), ("form_key", form), ("row_key", key), .. values];
        if (view is not ("funding_by_nature" or "staffing" or "score_total"))
            all = all.Append(("ordinal", ordinal));
        Insert(view, [.. all]);
        return key;
    }

    private void Insert(string table, params (string Column, object? Value)[] values)
    {
        using var command = new DuckDBCommand(
            $"INSERT INTO core.{table} ({string.Join(", ", values.Select(value => value.Column))}) VALUES "
            + $"({string.Join(", ", values.Select(value => "$" + value.Column))})", Connection);
        foreach (var (column, value) in values)
            command.Parameters.Add(new DuckDBParameter(column, value ?? DBNull.Value));
        command.ExecuteNonQuery();
    }
}

using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Evaluation;

/// <summary>What the warehouse holds of a report, by view.</summary>
public sealed class WarehouseRows(DuckDBConnection connection)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, bool>> _columns = [];

    /// <summary>Columns of a view, true for those that hold numbers; none for a view that does not exist.</summary>
    public IReadOnlyDictionary<string, bool> Columns(string view)
    {
        if (_columns.TryGetValue(view, out var known))
            return known;
        return _columns[view] = connection.Rows(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = $view",
            row => (Name: row.GetString(0), IsNumber: row.GetString(1) != "VARCHAR"), ("view", view))
            .ToDictionary(column => column.Name, column => column.IsNumber);
    }

    /// <summary>Reports of a source file: id and unit, in order of unit.</summary>
    public IReadOnlyList<(string ReportId, string? Unit)> Reports(string stem) => connection.Rows(
        "SELECT report_id, unit FROM report WHERE regexp_replace(source_name, '\\.[^.]*$', '') = $stem ORDER BY unit, year, report_id",
        row => (row.GetString(0), row.TextOrNull(1)), ("stem", stem));

    /// <summary>Rows of one report in the order in which its forms print them.</summary>
    public IReadOnlyList<EvalRow> Of(string reportId, string view)
    {
        var columns = Columns(view);
        // Projects are counted over the whole report, all else within its form; rows of a form share the row key up to its last part.
        string[] order =
        [
            .. If(columns.ContainsKey("list_no"), "list_no"),
            .. If(columns.ContainsKey("row_key") && view != "project", "regexp_replace(row_key, '/[^/]*$', '')"),
            .. If(columns.ContainsKey("ordinal"), "ordinal"),
            .. If(columns.ContainsKey("row_key"), "try_cast(regexp_extract(row_key, '[^/]*$') AS INTEGER)"),
        ];
        var rows = connection.Rows(
            $"SELECT * FROM \"{view}\" WHERE report_id = $id{(order.Length == 0 ? "" : " ORDER BY " + string.Join(", ", order))}",
            row => new EvalRow(Enumerable.Range(0, row.FieldCount).ToDictionary(
                row.GetName,
                i => row.IsDBNull(i) ? null : columns[row.GetName(i)] ? Convert.ToDecimal(row.GetValue(i), CultureInfo.InvariantCulture) : row.GetValue(i))),
            ("id", reportId));
        return view == "project" ? OneUnitRow(rows) : rows;
    }

    /// <summary>
    /// View, row key and field of every value of a report that is marked as read uncertainly; null for a report that was not read from a picture.
    /// </summary>
    public IReadOnlySet<(string View, string RowKey, string Field)>? Marked(string reportId)
    {
        if (connection.Scalar(
            "SELECT count(*) FROM warning w JOIN report r USING (document_id) WHERE r.report_id = $id AND w.kind = 'ocr'", ("id", reportId)) is 0L)
            return null;
        return connection.Rows(
            "SELECT view, row_key, field FROM provenance WHERE report_id = $id AND certainty = 'ocr_uncertain'",
            row => (row.GetString(0), row.GetString(1), row.GetString(2)), ("id", reportId)).ToHashSet();
    }

    private static string[] If(bool applies, string term) => applies ? [term] : [];

    // Base data table and self-evaluation each say something of the unit itself; a report is expected to say it in one row.
    private static List<EvalRow> OneUnitRow(List<EvalRow> rows)
    {
        var unit = rows.Where(r => r["project"] is null).ToList();
        if (unit.Count < 2)
            return rows;
        var merged = new EvalRow(unit[0].Fields.Keys.ToDictionary(f => f, f => unit.Select(r => r[f]).FirstOrDefault(v => v is not null)));
        return [merged, .. rows.Where(r => r["project"] is not null)];
    }
}

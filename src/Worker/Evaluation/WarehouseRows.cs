using System.Globalization;
using DuckDB.NET.Data;

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
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = $view";
        command.Parameters.Add(new DuckDBParameter("view", view));
        using var reader = command.ExecuteReader();
        var columns = new Dictionary<string, bool>();
        while (reader.Read())
            columns.Add(reader.GetString(0), reader.GetString(1) != "VARCHAR");
        return _columns[view] = columns;
    }

    /// <summary>Reports of a source file: id and unit, in order of unit.</summary>
    public IReadOnlyList<(string ReportId, string? Unit)> Reports(string stem)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT report_id, unit FROM report WHERE regexp_replace(source_name, '\\.[^.]*$', '') = $stem ORDER BY unit, year, report_id";
        command.Parameters.Add(new DuckDBParameter("stem", stem));
        using var reader = command.ExecuteReader();
        var reports = new List<(string, string?)>();
        while (reader.Read())
            reports.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        return reports;
    }

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
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{view}\" WHERE report_id = $id{(order.Length == 0 ? "" : " ORDER BY " + string.Join(", ", order))}";
        command.Parameters.Add(new DuckDBParameter("id", reportId));
        using var reader = command.ExecuteReader();
        var rows = new List<EvalRow>();
        while (reader.Read())
        {
            rows.Add(new EvalRow(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName,
                i => reader.IsDBNull(i) ? null : columns[reader.GetName(i)] ? Convert.ToDecimal(reader.GetValue(i), CultureInfo.InvariantCulture) : reader.GetValue(i))));
        }

        return view == "project" ? OneUnitRow(rows) : rows;
    }

    /// <summary>View, row key and field of every value of a report that is marked as read uncertainly; null for a report that was not read from a picture.</summary>
    public IReadOnlySet<(string View, string RowKey, string Field)>? Marked(string reportId)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM warning w JOIN report r USING (document_id) WHERE r.report_id = $id AND w.kind = 'ocr'";
        command.Parameters.Add(new DuckDBParameter("id", reportId));
        if (Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 0)
            return null;
        command.CommandText = "SELECT view, row_key, field FROM provenance WHERE report_id = $id AND certainty = 'ocr_uncertain'";
        using var reader = command.ExecuteReader();
        var marked = new HashSet<(string, string, string)>();
        while (reader.Read())
            marked.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return marked;
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

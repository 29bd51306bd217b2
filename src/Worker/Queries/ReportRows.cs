using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Queries;

/// <summary>Reads what the warehouse holds of one report.</summary>
public sealed class ReportRows(DuckDBConnection connection, string reportId)
{
    /// <param name="sql">Names the report $id.</param>
    public IReadOnlyList<NamedRow> Of(string sql)
    {
        using var query = connection.Command(sql, ("id", reportId));
        using var reader = query.ExecuteReader();
        var rows = ResultRows.From(reader);
        return [.. rows.Rows.Select(values => new NamedRow(rows.Columns, values))];
    }
}

using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Queries;

/// <summary>How many flags a warehouse has of each severity, and how many of them another one explains.</summary>
public sealed record FlagCounts(long Errors, long Warnings, long Infos, long Explained)
{
    public static FlagCounts Of(DuckDBConnection warehouse) => warehouse.Rows(
        """
        SELECT count(*) FILTER (severity = 'error'), count(*) FILTER (severity = 'warning'), count(*) FILTER (severity = 'info'), count(parent_flag_id)
        FROM flag
        """,
        row => new FlagCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)))[0];

    /// <summary>In one line.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"重点核实 error {Errors}，需说明 warning {Warnings}，填报提示 info "
            + $"{Infos}{(Explained == 0 ? "" : FormattableString.Invariant($"（其中 {Explained} 条由另一条引起 explained by another one）"))}");
}

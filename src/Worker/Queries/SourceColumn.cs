using DuckDB.NET.Data;

namespace PerfEval.Worker.Queries;

/// <summary>A view with the column source: where each row was printed.</summary>
public static class SourceColumn
{
    private const string Flags =
        $"""
        SELECT f.*, s.source FROM flag f
        LEFT JOIN (
          SELECT e.flag_id, string_agg(concat('“', p.raw, '” ', {EvidencePlaces.Place}), '；' ORDER BY e.ordinal) AS source
          FROM flag_evidence e
          {EvidencePlaces.Join}
          GROUP BY e.flag_id) s USING (flag_id)
        ORDER BY {FlagSeverity.Order}, amount DESC NULLS LAST, unit, year, rule_id, project, subject, flag_id
        """;

    /// <summary>
    /// The query of an export. Facts get the place of their first printed value, flags the text and the place of all their evidence;
    /// other views are what they are.
    /// </summary>
    /// <param name="view">An existing view.</param>
    public static string Query(DuckDBConnection connection, string view)
    {
        if (view == "flag")
            return Flags;
        return WarehouseViews.OfFacts(connection).Contains(view)
            ? $"""
              SELECT v.* EXCLUDE (export_order), s.source FROM (SELECT *, row_number() OVER () AS export_order FROM "{view}") v
              LEFT JOIN (
                SELECT p.report_id, p.row_key, arg_min(p.place, (coalesce(p.table_no, 1000000), coalesce(p."row", p.paragraph), p.col)) AS source
                FROM printed p
                WHERE p.view = '{view}' GROUP BY p.report_id, p.row_key) s USING (report_id, row_key)
              ORDER BY export_order
              """
            : $"SELECT * FROM \"{view}\"";
    }

    /// <summary>The place of the first value that each flag stands on, and of how many it is the first.</summary>
    /// <param name="flags">What has the flags' flag_id.</param>
    public static string FirstOfFlags(string flags) =>
        $"""
        SELECT e.flag_id, concat(arg_min({EvidencePlaces.Place}, e.ordinal), CASE WHEN count(*) > 1 THEN ' 等' || count(*) || '处' END) AS source
        FROM flag_evidence e SEMI JOIN {flags} USING (flag_id)
        {EvidencePlaces.Join}
        GROUP BY e.flag_id
        """;
}

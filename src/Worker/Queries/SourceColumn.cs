using DuckDB.NET.Data;

namespace PerfEval.Worker.Queries;

/// <summary>A view with the column source: where each row was printed.</summary>
public static class SourceColumn
{
    private const string Flags = "flag";

    /// <summary>
    /// The query of an export. Facts get the place of their first printed value, flags the text and the place of all their evidence;
    /// other views are what they are.
    /// </summary>
    /// <param name="view">An existing view, by either of its names.</param>
    public static string Query(DuckDBConnection connection, string view)
    {
        var facts = WarehouseViews.OfFacts(connection);
        var other = WarehouseViews.OtherName(connection, view);
        var isChinese = other == Flags || (other is not null && facts.Contains(other));
        var (english, source) = isChinese ? (other!, "出处") : (view, "source");
        if (english == Flags)
        {
            return $"""
                SELECT v.*, s.source AS {source} FROM "{view}" v
                JOIN (SELECT flag_id, row_number() OVER (ORDER BY {FlagSeverity.Order}, amount DESC NULLS LAST, unit, year, rule_id, project, subject, flag_id) AS flag_order FROM flag) f
                  ON f.flag_id = v.{Column("flag_id")}
                LEFT JOIN (
                  SELECT e.flag_id, string_agg(concat('“', p.raw, '” ', {EvidencePlaces.Place}), '；' ORDER BY e.ordinal) AS source
                  FROM flag_evidence e
                  {EvidencePlaces.Join}
                  GROUP BY e.flag_id) s ON s.flag_id = f.flag_id
                ORDER BY f.flag_order
                """;
        }

        return facts.Contains(english)
            ? $"""
              SELECT v.* EXCLUDE (export_order), s.source AS {source} FROM (SELECT *, row_number() OVER () AS export_order FROM "{view}") v
              LEFT JOIN (
                SELECT p.report_id, p.row_key, arg_min(p.place, (coalesce(p.table_no, 1000000), coalesce(p."row", p.paragraph), p.col)) AS source
                FROM printed p
                WHERE p.view = '{english}' GROUP BY p.report_id, p.row_key) s ON s.report_id = v.{Column("report_id")} AND s.row_key = v.{Column("row_key")}
              ORDER BY export_order
              """
            : $"SELECT * FROM \"{view}\"";

        string Column(string name) => isChinese ? WarehouseViews.OtherName(connection, english, name)! : name;
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

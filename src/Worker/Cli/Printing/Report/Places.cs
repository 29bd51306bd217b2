using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>Where the facts of a form are printed: file, table and rows, or paragraphs.</summary>
public sealed class Places
{
    private readonly ILookup<(string View, string Form), string> _places;

    public Places(ReportRows rows) => _places = rows.Of(
            """
            SELECT p.view, regexp_replace(p.row_key, '/[^/]*$', '') AS form,
                   concat(d.source_name, ' 第' || (p.table_no + 1) || '张表第' || (min(p."row") + 1) || CASE WHEN max(p."row") > min(p."row") THEN '–' || (max(p."row") + 1) ELSE '' END || '行') AS place
            FROM provenance p JOIN document d USING (document_id)
            WHERE p.report_id = $id AND p.table_no IS NOT NULL
            GROUP BY p.view, form, d.source_name, p.table_no ORDER BY p.view, form, d.source_name, p.table_no
            """)
        .ToLookup(r => (r.Text("view")!, r.Text("form") ?? string.Empty), r => r.Text("place")!);

    /// <summary>出处：…, or null where the facts do not stand in a table.</summary>
    public string? Of(string view, string form) => _places[(view, form)].ToList() is { Count: > 0 } places ? $"出处：{string.Join("；", places)}" : null;
}

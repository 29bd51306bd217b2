namespace PerfEval.Worker.Queries;

/// <summary>
/// The joins of view printed written out, for queries over the evidence of all flags: DuckDB does not reorder what a view joins outwards, so that through the
/// view every printed value is joined to its cell before the few that flags stand on are chosen (0.57 instead of 0.31 s over 1,000 reports).
/// </summary>
internal static class EvidencePlaces
{
    /// <summary>SQL expression of a place as people count.</summary>
    public const string Place = "core.place(d.source_name, p.table_no, p.\"row\", p.col, p.paragraph, c.page)";

    /// <summary>SQL that follows flag_evidence as e.</summary>
    public const string Join =
        """
        JOIN provenance p ON p.report_id = e.report_id AND p.view = e.view AND p.row_key = e.row_key AND p.field = e.field
        LEFT JOIN document d ON d.document_id = p.document_id
        LEFT JOIN cell c ON c.document_id = p.document_id AND c.table_no = p.table_no AND c."row" = p."row" AND c.col = p.col
        """;
}

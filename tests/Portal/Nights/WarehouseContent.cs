namespace PerfEval.Portal.Nights;

/// <summary>
/// What a warehouse says of the reports that are on the portal now, as sorted lines free of all that may differ between two nights
/// that saw the same portal (times, run ids, ids of rows).
/// </summary>
public static class WarehouseContent
{
    private static readonly string[] s_queries =
    [
        "SELECT d.sha256, 'document', d.origin, d.status FROM document d",
        "SELECT d.sha256, 'report', r.unit, r.year, r.division_code, r.self_score, r.cells, r.claimed, r.ignored, r.leftover FROM report r JOIN document d "
        + "USING (document_id)",
        "SELECT d.sha256, 'funding', f.* EXCLUDE (report_id) FROM funding f JOIN report r USING (report_id) JOIN document d USING (document_id)",
        "SELECT d.sha256, 'indicator', i.* EXCLUDE (report_id) FROM indicator i JOIN report r USING (report_id) JOIN document d USING (document_id)",
        "SELECT d.sha256, 'flag', f.rule_id, f.scope, f.project, f.subject, f.severity, f.expected, f.actual, f.difference FROM flag f JOIN report r USING "
        + "(report_id) JOIN document d USING (document_id)",
    ];

    /// <param name="home">Whose warehouse is asked.</param>
    /// <param name="current">SHA-256 of the documents that are on the portal now.</param>
    public static IReadOnlyList<string> Of(NightHome home, IReadOnlySet<string> current)
    {
        var lines = new List<string>();
        foreach (var query in s_queries)
            lines.AddRange(home.Query(query).Where(row => current.Contains(row[0])).Select(row => string.Join('|', row)));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>SHA-256 of every document that the sites have now, as warehouses know it.</summary>
    public static IReadOnlySet<string> Current(IEnumerable<PortalSite> sites) =>
        sites.SelectMany(site => site.Documents).Select(document => document.ContentSha256).ToHashSet();

    /// <summary>What is wrong with the number of times each document is in the warehouse; empty where each is there once, with one report.</summary>
    public static IReadOnlyList<string> Miscounted(NightHome home, IReadOnlySet<string> current)
    {
        var documents = Counts(home.Query("SELECT sha256, count(*) FROM document WHERE status = 'read' GROUP BY sha256"));
        var reports = Counts(home.Query("SELECT d.sha256, count(*) FROM report r JOIN document d USING (document_id) GROUP BY d.sha256"));
        return
        [
            .. Wrong("documents", documents), .. Wrong("reports", reports),
            .. home.Query("SELECT unit, year, count(*) FROM report GROUP BY ALL HAVING count(*) > 1").Select(
                row => $"{row[2]} reports of {row[0]} for {row[1]}"),
        ];

        IEnumerable<string> Wrong(string what, Dictionary<string, string> counts) =>
            current.Where(sha256 => counts.GetValueOrDefault(sha256) != "1").Select(sha256 => $"{counts.GetValueOrDefault(sha256, "0")} {what} of {sha256}");
    }

    private static Dictionary<string, string> Counts(IReadOnlyList<string[]> rows) => rows.ToDictionary(row => row[0], row => row[1]);
}

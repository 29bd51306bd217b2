using System.Globalization;

namespace PerfEval.Worker.Publishing;

/// <summary>
/// What must hold before readers get a night. They guard against our own drift and a portal's failure, never against what a report says:
/// the last good generation stays until somebody has looked.
/// </summary>
internal static class RunAssertions
{
    /// <param name="db">Has the warehouse attached as night and, unless <paramref name="comparable"/> is false, the last generation as previous.</param>
    public static (List<PublishFinding> Failures, List<PublishFinding> Remarks) Check(PublishQueries db, PublishInput input, bool comparable)
    {
        var failures = new List<PublishFinding>();
        var remarks = new List<PublishFinding>();
        foreach (var source in input.Sources)
            CheckYield(source, input.Limits, failures, remarks);
        failures.AddRange(SamePages(db, input.Limits));
        if (comparable)
        {
            failures.AddRange(LostReports(db, input.Limits));
            failures.AddRange(CoverageDrops(db, input.Limits));
        }

        return (failures, remarks);
    }

    private static void CheckYield(SourceYield source, PublishLimits limits, List<PublishFinding> failures, List<PublishFinding> remarks)
    {
        if (source.Documents < source.Minimum)
        {
            failures.Add(Finding(
                "documents_below_minimum", source.Source,
                $"列出 {source.Documents} 份文档，少于该来源的下限 {source.Minimum}。", $"lists {source.Documents} documents, fewer than its minimum of {source.Minimum}."));
        }

        if (source.Documents > source.Maximum)
        {
            remarks.Add(Finding(
                "documents_above_maximum", source.Source,
                $"列出 {source.Documents} 份文档，多于上限 {source.Maximum}。", $"lists {source.Documents} documents, more than its maximum of {source.Maximum}."));
        }

        if (source.Quarantined > limits.Quarantined * (source.Documents + source.Quarantined))
        {
            failures.Add(Finding(
                "error_pages", source.Source,
                $"{source.Quarantined} 个应答被隔离（错误页或验证页）。", $"{source.Quarantined} answers were quarantined as error or challenge pages."));
        }

        if (!source.Complete)
            remarks.Add(Finding("incomplete_lists", source.Source, "列表未走完。", "its lists were not walked to the end."));
    }

    // Portals answer with their error page and status 200; archived under many addresses it is the same bytes each time.
    private static IEnumerable<PublishFinding> SamePages(PublishQueries db, PublishLimits limits) =>
        from row in db.Rows(
            """
            SELECT portal, count(DISTINCT url) AS addresses, min(url) FROM night.document
            WHERE url IS NOT NULL AND status IN ('unrecognised', 'rejected') AND media_type = 'text/html'
            GROUP BY portal, sha256 HAVING addresses >= $same ORDER BY ALL
            """, ("same", limits.SamePages))
        select Finding(
            "error_page_as_document", (string?)row[0],
            $"同一页面以 {row[1]} 个地址存为文档，如 {row[2]}。", $"one and the same page was served at {row[1]} addresses, such as {row[2]}.");

    private static IEnumerable<PublishFinding> LostReports(PublishQueries db, PublishLimits limits)
    {
        var (before, lost) = db.Rows("SELECT count(*), count(*) FILTER (n.report_id IS NULL) FROM previous.report o LEFT JOIN night.report n USING (report_id)")
            .Select(row => (Number(row[0]), Number(row[1]))).Single();
        if (lost > limits.ReportsLost * before)
        {
            yield return Finding(
                "reports_lost", null,
                $"上一代的 {before} 份报告中有 {lost} 份不见了。", $"{lost} of the {before} reports of the last generation are gone.");
        }
    }

    private static IEnumerable<PublishFinding> CoverageDrops(PublishQueries db, PublishLimits limits) =>
        from row in db.Rows(
            """
            WITH both_nights AS (
              SELECT d.portal, o.claimed + o.ignored AS read_before, o.cells AS cells_before, n.claimed + n.ignored AS read_after, n.cells AS cells_after
              FROM night.report n JOIN previous.report o USING (report_id) JOIN night.document d ON d.document_id = n.document_id),
            share AS (
              SELECT portal, grouping(portal) AS whole, count(*) AS reports,
                     sum(read_before) / nullif(sum(cells_before), 0) AS before, sum(read_after) / nullif(sum(cells_after), 0) AS after
              FROM both_nights GROUP BY GROUPING SETS ((portal), ()))
            SELECT CASE whole WHEN 0 THEN portal END, before, after FROM share
            WHERE before - after > $drop AND (whole = 1 OR portal IS NOT NULL) ORDER BY whole DESC, portal
            """, ("drop", limits.CoverageDrop))
        select Finding(
            "coverage_drop", (string?)row[0],
            $"读取覆盖率由 {Percent(row[1])} 降至 {Percent(row[2])}。", $"coverage fell from {Percent(row[1])} to {Percent(row[2])}.");

    private static PublishFinding Finding(string code, string? subject, string chinese, string english) => new(code, subject, chinese, english);

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string Percent(object? share) =>
        (100 * Convert.ToDouble(share, CultureInfo.InvariantCulture)).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}

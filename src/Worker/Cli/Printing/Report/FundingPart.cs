using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>The unit's money: by source over the year, and by nature.</summary>
internal static class FundingPart
{
    private static readonly string[] s_columns = ["资金", "年初预算", "全年预算", "全年执行", "分值", "执行率%", "得分"];

    public static void Print(PageText page, ReportRows rows, Certainties certainties, Places places)
    {
        var funding = rows.Of("SELECT * FROM funding WHERE report_id = $id AND scope = 'unit' ORDER BY ordinal");
        var byNature = rows.Of(
            "SELECT * FROM funding_by_nature WHERE report_id = $id ORDER BY side DESC, try_cast(regexp_extract(row_key, '[0-9]+$') AS INTEGER)");
        if (funding.Count == 0 && byNature.Count == 0)
            return;
        page.Section("资金（万元） Funds");
        Table(page, funding, certainties);
        page.Note(places.Of("funding", "unit"));
        if (byNature.Count > 0)
            page.Line(string.Empty);
        page.Table(
            ["性质", "项目", "金额"],
            [.. byNature.Select(
                r => new[]
                {
                    r.Text("side") == "income" ? "收入" : "支出",
                    certainties.Text("funding_by_nature", r, "label", page),
                    certainties.Value("funding_by_nature", r, "amount")
                })]);
        page.Note(places.Of("funding_by_nature", "unit"));
    }

    /// <summary>Lines of view funding.</summary>
    public static void Table(PageText page, IEnumerable<NamedRow> funding, Certainties certainties) => page.Table(
        s_columns,
        [
            .. funding.Select(r => new[]
            {
                certainties.Text("funding", r, "label", page), certainties.Value("funding", r, "initial"), certainties.Value("funding", r, "full_year"),
                certainties.Value("funding", r, "executed"), certainties.Value("funding", r, "weight"), certainties.Value("funding", r, "rate_pct"),
                certainties.Value("funding", r, "score"),
            }),
        ]);
}

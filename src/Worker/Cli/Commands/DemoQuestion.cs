namespace PerfEval.Worker.Cli.Commands;

/// <summary>A question that an analyst asks, and the SQL that answers it.</summary>
internal sealed record DemoQuestion(string Chinese, string English, string Sql)
{
    public static IReadOnlyList<DemoQuestion> All { get; } =
    [
        new(
            "哪些单位的预算在年中变动最大？",
            "Whose budget changed most during the year?",
            """
            SELECT r.unit, r.year, f.initial, f.full_year, round(100 * (f.full_year - f.initial) / f.initial, 2) AS change_pct
            FROM funding f JOIN report r USING (report_id)
            WHERE f.scope = 'unit' AND f.line = 'total' AND f.initial > 0
            ORDER BY abs(f.full_year - f.initial) / f.initial DESC, r.unit
            """),
        new(
            "同一单位两年之间，自评得分与执行数如何变化？",
            "How did score and spending of a unit change from year to year?",
            """
            SELECT r.unit, r.year, r.self_score, f.executed, f.executed - lag(f.executed) OVER unit_years AS more_than_last_year
            FROM report r JOIN funding f ON f.report_id = r.report_id AND f.scope = 'unit' AND f.line = 'total'
            WINDOW unit_years AS (PARTITION BY r.unit ORDER BY r.year)
            QUALIFY count(*) OVER (PARTITION BY r.unit) > 1
            ORDER BY r.unit, r.year
            """),
        new(
            "哪些指标没有完成却给了满分？",
            "Which indicators missed their target and yet got full marks?",
            """
            SELECT r.unit, r.year, i.project, i.name, i.target, i.actual, i.weight, i.score
            FROM indicator i JOIN report r USING (report_id)
            WHERE i.target_op IN ('>=', '≥') AND i.actual_value < i.target_value AND i.score = i.weight AND i.weight > 0
            ORDER BY i.weight DESC, r.unit, i.name
            """),
        new(
            "最大的几笔全年执行数印在文件的什么地方？",
            "Where are the largest amounts spent printed?",
            """
            SELECT r.unit, f.label, f.executed, p.raw AS printed, p.place
            FROM funding f
            JOIN report r USING (report_id)
            JOIN printed p ON p.report_id = f.report_id AND p.view = 'funding' AND p.row_key = f.row_key AND p.field = 'executed'
            WHERE f.scope = 'unit' AND f.line = 'total'
            ORDER BY f.executed DESC NULLS LAST, r.unit
            """),
        new(
            "每条规则核对了多少份报告，命中多少，多少份没法核对？",
            "How many reports could each rule check, how often did it fire, how often could it not look?",
            """
            SELECT rule_id, count(*) FILTER (checked) AS checked, count(*) FILTER (fired) AS fired, count(*) FILTER (NOT checked) AS not_checked
            FROM rule_check GROUP BY rule_id ORDER BY fired DESC, rule_id
            """),
    ];
}

using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>What an analyst calls the form that fills a view; a view that no single form fills keeps its own name.</summary>
internal static class FormName
{
    /// <param name="scopes">unit and project, as far as the rule looks there.</param>
    public static LocalizedText Of(string view, IReadOnlyCollection<string> scopes) => view switch
    {
        "funding" => OfForm(scopes, "资金部分", "the funding part"),
        "indicator" => OfForm(scopes, "指标部分", "the indicators"),
        "score_total" => OfForm(scopes, "总分", "the total score"),
        "funding_by_nature" => new("单位自评表的收支性质部分", "the part by nature of the unit's form"),
        "project" => new("项目自评表", "the project form"),
        "score_item" => new("计分表", "the score sheet"),
        "budget_line" => new("基础数据表的经费部分", "the budget lines of the base data table"),
        "staffing" => new("基础数据表的人员部分", "the staffing part of the base data table"),
        "building" => new("基础数据表的楼堂馆所部分", "the buildings part of the base data table"),
        "narrative_figure" => new("自评报告正文中的金额", "amounts in the report's text"),
        "narrative_item" => new("自评报告正文中的分项金额", "itemised amounts in the report's text"),
        "passage" => new("自评报告正文", "the report's text"),
        "attachment" => new("附件清单", "the list of annexes"),
        _ => new(view, view),
    };

    private static LocalizedText OfForm(IReadOnlyCollection<string> scopes, string zh, string en) =>
        (scopes.Contains("unit"), scopes.Contains("project")) switch
        {
            (true, false) => new($"单位自评表的{zh}", $"{en} of the unit's form"),
            (false, true) => new($"项目自评表的{zh}", $"{en} of the project form"),
            _ => new($"自评表的{zh}", $"{en} of the self-evaluation forms"),
        };
}

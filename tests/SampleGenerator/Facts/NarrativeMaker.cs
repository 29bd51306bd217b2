namespace PerfEval.SampleGenerator.Facts;

/// <summary>Writes the report's text around its figures and notes each figure as it is written.</summary>
internal static class NarrativeMaker
{
    public static Narrative Write(ReportFacts facts, Staffing staffing, Amounts a, IEnumerable<(string Text, bool Heading)> filler)
    {
        var unit = facts.Unit;
        var yuan = Money.Unit(facts.Money);
        string Amount(decimal value) => Money.Print(value, facts.Money) + yuan;
        var figures = new List<NarrativeFigure>();
        var items = new List<NarrativeItem>();
        string Figure(string section, string label, string basis, decimal value, string quote)
        {
            figures.Add(new NarrativeFigure(section, label, basis, value, quote));
            return quote;
        }

        var basic = Figure("二(一)", "基本支出", "initial", a.BasicInitial, $"{facts.Year}年基本支出年初预算数为{Amount(a.BasicInitial)}")
            + "，" + Figure("二(一)", "基本支出", "final", a.BasicExecuted, $"决算数为{Amount(a.BasicExecuted)}")
            + "，其中：" + Figure("二(一)", "人员经费", "final", a.Personnel, $"人员经费{Amount(a.Personnel)}")
            + "，" + Figure("二(一)", "公用经费", "final", a.Operating, $"公用经费{Amount(a.Operating)}") + "。";
        items.Add(new NarrativeItem(0, "基本支出", a.BasicExecuted, "人员经费", a.Personnel));
        items.Add(new NarrativeItem(0, "基本支出", a.BasicExecuted, "公用经费", a.Operating));
        var project = facts.Projects.Count == 0 ? "本年没有安排项目支出。" : Figure(
                "二(二)", "项目支出", "initial", a.ProjectInitial, $"{facts.Year}年项目支出年初预算数为{Amount(a.ProjectInitial)}")
            + "，" + Figure("二(二)", "项目支出", "final", a.ProjectExecuted, $"决算数为{Amount(a.ProjectExecuted)}");
        if (facts.Projects.Count > 1)
        {
            project += "，其中" + string.Join("、", facts.Projects.Select(
                p => Figure("二(二)", p.Project!, "final", p.Total.Executed!.Value, p.Project + Amount(p.Total.Executed!.Value)))) + "。";
            items.AddRange(facts.Projects.Select(p => new NarrativeItem(1, "项目支出", a.ProjectExecuted, p.Project!, p.Total.Executed!.Value)));
        }
        else if (facts.Projects.Count == 1)
        {
            project += $"，全部用于{facts.Projects[0].Project}。";
        }

        var score = facts.ScoreSheetTotal ?? facts.UnitForm?.TotalScore
            ?? facts.UnitForm?.Indicators.Sum(i => i.Score) + facts.UnitForm?.Funds.Sum(f => f.Score);
        IReadOnlyList<string> attachments = Attachments(facts);
        List<(string, bool)> lines =
        [
            ($"{facts.Year}年度{unit.Name}部门整体支出绩效自评报告", true),
            ("一、部门基本情况", false),
            ($"{unit.Name}承担{string.Join("、", unit.Topics)}等工作。年末编制{staffing.Authorised}名，在职{staffing.Actual}人。", false),
            ("二、一般公共预算支出情况", false), ("（一）基本支出情况", false), (basic, false), ("（二）项目支出情况", false), (project, false),
            ("三、政府性基金预算支出情况", false), ("无。", false),
            ("四、部门整体支出绩效情况", false),
            ($"本年{unit.Topic(0)}和{unit.Topic(1)}按计划推进，台账齐全，资金拨付手续完备；{unit.Topic(2)}在乡镇一级的覆盖还不均匀。", false),
            .. filler,
            ("五、存在的问题及原因分析", false),
            ($"一是{unit.Topic(1)}任务下达时间晚，前三季度支出偏慢；二是部分指标值设定凭经验，与历史数据衔接不够。", false),
            ("六、下一步改进措施", false),
            ("提前与业务股室对接用款计划，每季度通报一次进度；编制指标时附上近三年完成情况作为参照。", false),
            ("七、绩效自评结果", false),
            (score is { } points ? $"对照评分标准逐项打分，本次自评得分{Format.Plain(points)}分。" : "本次自评未量化打分，结果在门户网站公开。", false),
            .. attachments.Select((title, i) => ((i == 0 ? "附件：" : "") + $"{i + 1}、{title}", false)),
        ];
        return new Narrative(lines, staffing, figures, items, score, attachments);
    }

    private static List<string> Attachments(ReportFacts facts)
    {
        List<string> titles = [];
        if (facts.Staffing is not null)
            titles.Add("部门整体支出绩效评价基础数据表");
        if (facts.UnitForm is not null)
            titles.Add("部门整体支出绩效自评表");
        if (facts.Projects.Count > 0 && facts.ScoreItems.Count == 0)
            titles.Add("项目支出绩效自评表");
        if (facts.ScoreItems.Count > 0)
            titles.Add("部门整体支出绩效自评计分表");
        return titles;
    }
}

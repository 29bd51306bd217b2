namespace PerfEval.SampleGenerator.Facts;

/// <summary>Draws a score sheet of 100 points after the common indicator framework, explanations in our own words.</summary>
internal static class ScoreSheetMaker
{
    private static readonly (string Level1, decimal Points1, string Level2, decimal Points2, string Level3, decimal Points3, string Meaning)[] s_rows =
    [
        ("投入", 20, "目标设定", 8, "绩效目标合理性", 4, "看目标是否有依据、够得着"), ("投入", 20, "目标设定", 8, "绩效指标明确性", 4, "看指标能否量化、能否考核"),
        ("投入", 20, "预算配置", 12, "在职人员控制率", 6, "实有人数与编制数之比"), ("投入", 20, "预算配置", 12, "三公经费变动率", 6, "两年预算相比的变动"),
        ("过程", 30, "预算执行", 18, "预算完成率", 6, "完成数与预算数之比"), ("过程", 30, "预算执行", 18, "预算调整率", 4, "追加追减占预算的比重"),
        ("过程", 30, "预算执行", 18, "公用经费控制率", 4, "实际数与安排数之比"), ("过程", 30, "预算执行", 18, "政府采购执行率", 4, "采购实际与计划之比"),
        ("过程", 30, "预算管理", 12, "管理制度健全性", 6, "看制度是否成套并执行"), ("过程", 30, "预算管理", 12, "资金使用合规性", 6, "看支付手续和用途"),
        ("产出", 30, "职责履行", 30, "实际完成率", 10, "做完的占计划的比重"), ("产出", 30, "职责履行", 30, "完成及时率", 10, "按时做完的比重"),
        ("产出", 30, "职责履行", 30, "质量达标率", 10, "达到标准的比重"), ("效果", 20, "履职效益", 20, "社会效益", 10, "对社会事业的带动"),
        ("效果", 20, "履职效益", 20, "服务对象满意度", 10, "问卷得出的满意程度"),
    ];

    public static IReadOnlyList<ScoreItem> Items(Dice dice)
    {
        var deducted = dice.Next(4, s_rows.Length - 1);
        return [.. s_rows.Select((r, i) => new ScoreItem(
            r.Level1, r.Points1, r.Level2, r.Points2, r.Level3, r.Points3,
            i == deducted || (i != 0 && dice.Chance(18)) ? r.Points3 - dice.Next(1, 4) * 0.5m : r.Points3,
            r.Meaning, $"达到要求得{Format.Plain(r.Points3)}分，否则酌情扣分。"))];
    }
}

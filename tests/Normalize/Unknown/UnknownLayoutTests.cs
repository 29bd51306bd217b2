using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Unknown;

/// <summary>Layouts that nobody has described: what is not understood is left over, and no number is read as something else.</summary>
public sealed class UnknownLayoutTests
{
    private const string Title = "2023年度部门整体支出绩效自评表";

    [Fact]
    public void TransposedTable_IsLeftOver() => Reads(
        [], ["单位名称", "甲县测试局"],
        Tables.Of("单位名称|甲县测试局|<|<", "栏目|基本运转|专项工作|合计", "年初预算|100|50|150", "全年执行|90|45|135"));

    [Fact]
    public void ProjectsInColumns_AreNoForm() => Reads(
        [], [], Tables.Of("项目名称|道路养护|路灯维护|绿化补植", "年初预算|10|20|30", "执行数|9|19|29"));

    [Fact]
    public void ProjectsInRows_AreNotTheUnitsFunds() => Reads(
        [], [], Tables.Of(
            "项目名称|年初预算|全年预算|执行数|执行率|得分", "道路养护|10|12|9|75%|8", "路灯维护|20|20|19|95%|9.5", "合计|30|32|28|87.5%|"));

    [Fact]
    public void ProjectsInRowsWithNumbers_AreNotTheUnitsFunds() => Reads(
        [], [], Tables.Of("序号|项目名称|主管部门|年初预算数（元）|全年执行数（元）", "1|道路养护|交通局|100000|90000", "2|路灯维护|城管局|200000|190000"));

    [Fact]
    public void NamesAndAmounts_AreNoForm() => Reads([], [], Tables.Of("项目名称|金额（万元）", "道路养护|10", "路灯维护|20"));

    [Fact]
    public void UnitsInRows_AreNotTheReportsStaff() => Reads(
        [], [], Tables.Of("单位名称|编制数|在职人数|控制率", "甲县测试局|65|60|92.3%", "甲县养护中心|20|20|100%"));

    [Fact]
    public void ListBehindFunds_IsNotReadUnderTheirHeads() => Reads(
        [100, 110, 105], ["资金", "年初预算数", "全年预算数", "全年执行数", "年度资金总额", "100", "110", "105"],
        Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|100|110|105", "项目名称|预算|决算|备注", "道路养护|10|9|8"));

    [Fact]
    public void HeadsAtTheBottom_AreLeftOver() => Reads(
        [], ["资金来源", "年初预算数", "全年预算数", "全年执行数"],
        Tables.Of("年度资金总额|100|110|105", "上年结转资金|1|2|3", "资金来源|年初预算数|全年预算数|全年执行数"));

    [Fact]
    public void FormsSideBySide_ReadOnlyTheFirst() => Reads(
        [100, 110, 105],
        ["资金|年初预算数|全年预算数|全年执行数".Split('|'), "资金|年初预算数|全年预算数|全年执行数".Split('|'), ["年度资金总额", "100", "110", "105"]],
        Tables.Of("资金|年初预算数|全年预算数|全年执行数|资金|年初预算数|全年预算数|全年执行数", "年度资金总额|100|110|105|年度资金总额|7|8|9"));

    [Fact]
    public void OneColumnInHundredMillions_LeavesTheUnmarkedUnread() => Reads(
        [20000], ["资金", "年初预算数", "全年预算数（亿元）", "全年执行数", "年度资金总额", "2"],
        Tables.Of("资金|年初预算数|全年预算数（亿元）|全年执行数", "年度资金总额|100|2|105"));

    [Fact]
    public void UnitInHeadAboveSubheads_HoldsBelowIt() => Reads(
        [1.5m, 2m, 0.5m], ["年初预算数", "全年预算数", "全年执行数", "年度资金总额", "15000", "20000", "5000"],
        Tables.Of("资金|预算（元）|<|执行（元）", "^|年初预算数|全年预算数|全年执行数", "年度资金总额|15000|20000|5000"));

    [Fact]
    public void QuarterColumns_AreNotReadUnderTheHeadsAbove() => Reads(
        [100, 110, 105], ["资金", "年初预算数", "全年预算数", "全年执行数", "年度资金总额", "100", "110", "105"],
        Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|100|110|105", "季度支出|一季度|二季度|三季度", "培训费|11|22|33"));

    [Fact]
    public void TableBelowNewWords_IsNotReadUnderTheHeadsAbove() => Reads(
        [100, 110, 105], ["资金", "年初预算数", "全年预算数", "全年执行数", "年度资金总额", "100", "110", "105"],
        Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|100|110|105"), "各季度培训费支出如下", Tables.Of("培训费|11|22|33"));

    [Fact]
    public void EnglishHeads_AreLeftOver() => Reads([], [], Tables.Of("Source|Budget|Adjusted|Spent", "Total|100|110|105"));

    [Fact]
    public void Card_GivesItsKnownKeysOnly() => Reads(
        [65], ["单位名称：甲县测试局", "联系人", "＊＊", "人员编制", "65人"],
        Tables.Of("单位名称：甲县测试局|<", "联系人|测试员甲", "人员编制|65人", "年度支出|120万元", "综合评语|较好"));

    [Fact]
    public void ScoresInLetters_AreNoScores() => Reads(
        [60, 40], ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分", "产出指标", "数量指标", "培训期数", "完成", "完成", "60", "质量指标", "合格情况", "合格", "合格", "40"],
        Tables.Of("一级指标|二级指标|三级指标|指标值|完成值|分值|得分", "产出指标|数量指标|培训期数|完成|完成|60|A", "^|质量指标|合格情况|合格|合格|40|B+"));

    [Fact]
    public void HeadsOfAnotherTable_AreNoIndicator() => Reads(
        [12, 11, 60, 50], ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分", "产出指标", "数量指标", "培训期数", "12期", "11期", "60", "50"],
        Tables.Of("一级指标|二级指标|三级指标|指标值|完成值|分值|得分", "产出指标|数量指标|培训期数|12期|11期|60|50", "科室|任务|牵头|上半年|下半年|人数|次数", "办公室|值守|办公室|甲组|乙组|5|6"));

    [Fact]
    public void TwoNumbersInCells_AreLeftOver() => Reads(
        [110], ["资金", "年初预算数", "全年预算数", "全年执行数", "年度资金总额", "110"],
        Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|100\\n90|110|105/95"));

    private static void Reads(decimal[] numbers, string[][] read, params Table[] tables) => Reads(numbers, [.. read.SelectMany(r => r)], [.. tables]);

    private static void Reads(decimal[] numbers, string[] read, params object[] blocks)
    {
        var document = Reading.Of([Reading.Unit, Title, .. blocks]);
        Assert.Equal(numbers, document.Numbers());
        Assert.Equal(
            read.Order(StringComparer.Ordinal),
            document.Cells.Where(c => c.Entry is not null && c.Cell.Text.Length > 0).Select(c => c.Text.Value).Order(StringComparer.Ordinal));
        Assert.Equal(Filled(document) - read.Length, document.Leftovers.Count);
    }

    private static int Filled(RecognisedDocument document) => document.Cells.Count(c => c.Cell.Text.Length > 0);
}

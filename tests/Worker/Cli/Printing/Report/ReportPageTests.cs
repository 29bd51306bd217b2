using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PerfEval.Worker.Cli.Printing;

namespace PerfEval.Worker.Tests.Cli.Printing.Report;

public sealed class ReportPageTests(IngestedReports warehouse) : IClassFixture<IngestedReports>
{
    private static readonly CharacterWidth s_width = new(ambiguousIsWide: false);

    [Fact]
    public async Task Heading_SaysWhoWhenAndWhereTheScoreIsPrinted()
    {
        var (_, page, _) = await warehouse.Run(null, "report", "taoyuan-2023.txt");

        Assert.StartsWith("桃源县沅岸生态巡护站 2023 年度部门整体支出绩效自评\n====", page, StringComparison.Ordinal);
        Assert.Contains("区划：湖南省 常德市 桃源县（430725）\n", page, StringComparison.Ordinal);
        Assert.Contains("自评得分：95.7（取自正文，原文“自评得分95.7分”，taoyuan-2023.txt 第18段）\n", page, StringComparison.Ordinal);
        Assert.Contains("未识别 0；覆盖率 100%\n", page, StringComparison.Ordinal);
        Assert.Matches("\n印证：已印证 1[0-9]{2} 个数，未印证 1[0-9]{2}，相互矛盾 3\n", page);
    }

    [Fact]
    public async Task Flag_StandsOnItsPrintedText()
    {
        var (_, page, _) = await warehouse.Run(null, "report", "taoyuan-2023.txt");

        Assert.Contains("## 疑点 Flags：重点核实 2", page, StringComparison.Ordinal);
        Assert.Contains(
            """
              预期 851.7，实际 810.4，差 -41.3，涉及金额 41.3 万元
                原文“851.7”[相互矛盾] taoyuan-2023.txt 第2张表第3行第4列（funding.full_year）
            """,
            page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProofOfAFlagAndItsTexts_IsSaidInChinese()
    {
        var (_, page, _) = await warehouse.Run(null, "report", "taoyuan-2023.txt");

        Assert.Contains("[重点核实] AR02 收入性质合计与全年预算数不符（所据相互矛盾）\n", page, StringComparison.Ordinal);
        Assert.Contains("原文“决算数为573.2万元”[已印证] taoyuan-2023.txt", page, StringComparison.Ordinal);
        Assert.Contains("收入性质各项之和＝全年预算数", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sections_ComeInReadingOrder()
    {
        var (_, page, _) = await warehouse.Run(null, "report", "taoyuan-2023.txt");

        var sections = page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..].Split(' ')[0]);
        Assert.Equal(["疑点", "资金（万元）", "基础数据", "目标与指标", "叙述数字", "附件清单", "未核对的规则", "未识别的单元格", "不平的勾稽"], sections);
        Assert.Contains("出处：taoyuan-2023.txt 第2张表第3行", page, StringComparison.Ordinal);
        Assert.Contains("### 项目 1：河岸巡护运行保障经费\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasNotCheckedAndNotUnderstood_IsSaid()
    {
        var (_, page, _) = await warehouse.Run(null, "report", "lingshou-2023.html");

        Assert.Matches("\n[A-Z]{2}[0-9]{2}.*：缺表：.* / form missing: ", page);
        Assert.Contains("## 未识别的单元格 Not understood：3\n“……” lingshou-2023.html 第", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("taoyuan-2023.txt")]
    [InlineData("pingjiang-2023.docx")]
    public async Task Page_KeepsWithinTheTerminal(string report)
    {
        var (_, page, _) = await warehouse.Run(80, "report", report);

        Assert.All(page.Split('\n'), line => Assert.InRange(s_width.Of(line), 0, 80));
    }

    [Fact]
    public async Task LongText_IsCutAndSaysSo_UnlessInFull()
    {
        var (_, cut, _) = await warehouse.Run(null, "report", "pingjiang-2023.docx");
        var (_, full, _) = await warehouse.Run(null, "report", "pingjiang-2023.docx", "--full");

        Assert.DoesNotContain("全文见 --full", full, StringComparison.Ordinal);
        Assert.Equal(cut.Contains("全文见 --full", StringComparison.Ordinal), full.Length > cut.Length);
    }

    [Fact]
    public async Task Json_HoldsEveryView()
    {
        var (_, json, _) = await warehouse.Run(null, "report", "taoyuan-2023.txt", "--format", "json");

        using var report = JsonDocument.Parse(json);
        Assert.Superset(
            new HashSet<string> { "report", "report_document", "flag", "flag_evidence", "rule_check", "funding", "indicator", "passage", "narrative_figure" },
            report.RootElement.EnumerateObject().Select(p => p.Name).ToHashSet());
    }

    [Fact]
    public async Task Workbook_HasASheetPerSection()
    {
        var (exit, output, errors) = await warehouse.Run(null, "report", "taoyuan-2023.txt", "--output", warehouse.PathOf("report.xlsx"));

        Assert.True(exit == 0, errors);
        Assert.Equal("", output);
        using var book = SpreadsheetDocument.Open(warehouse.PathOf("report.xlsx"), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => e.Description));
        var sheets = book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value).ToList();
        Assert.Contains("疑点 flag", sheets);
        Assert.Contains("资金（万元） funding", sheets);
    }

    [Fact]
    public async Task Workbook_NeedsAFile()
    {
        var (exit, _, errors) = await warehouse.Run(null, "report", "taoyuan-2023.txt", "--format", "xlsx");

        Assert.Equal(1, exit);
        Assert.Contains("--output", errors, StringComparison.Ordinal);
    }
}

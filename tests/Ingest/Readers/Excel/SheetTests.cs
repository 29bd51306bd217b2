using static PerfEval.Ingest.Tests.Readers.Excel.XlsxFile;

namespace PerfEval.Ingest.Tests.Readers.Excel;

public sealed class SheetTests
{
    [Fact]
    public void MergedCells_AreOneCellAndEmptyPlacesAreCells()
    {
        var table = Assert.Single(Reading.Of(With(Row(1, "项目|金额") + Row(2, "|年初|执行") + Row(3, "合计||9"), "A1:A2 B1:C1")).Tables);

        Assert.Equal(["0,0 2x1 项目", "0,1 1x2 金额", "1,1 1x1 年初", "1,2 1x1 执行", "2,0 1x1 合计", "2,1 1x1 ", "2,2 1x1 9"], Reading.Cells(table));
        Assert.Equal("表一", table.Caption);
    }

    [Fact]
    public void TitlesAndNotesAroundAForm_AreParagraphs()
    {
        var document = Reading.Of(With(
            Row(1, "附件1") + Row(2, "基础数据表") + Row(3, "项目|年初|执行") + Row(4, "合计|10|9") + Row(5, "填表人签字"), "A2:C2 A5:C5"));

        Assert.Equal(["附件1", "基础数据表", "填表人签字"], Reading.Paragraphs(document));
        Assert.Equal(["项目|年初|执行", "合计|10|9"], Reading.Rows(Assert.Single(document.Tables)));
    }

    [Fact]
    public void LabelAloneInTheLastRow_StaysInTheForm() =>
        Assert.Equal(["项目|年初", "合计|10", "其他|"], Rows(Row(1, "项目|年初") + Row(2, "合计|10") + Row(3, "其他")));

    // A place that a merge covers costs a step, too: a hundred merges over a million rows are more than a workbook may have.
    [Fact]
    public void PlacesThatMergesCover_CountAsCells() =>
        Assert.Equal("too_complex", Reading.Rejected(With(
            Row(1, "项目|年初") + Row(900_000, "合计|10"),
            string.Join(' ', Enumerable.Range(0, 26).Select(i => $"{(char)('A' + i)}1:{(char)('A' + i)}900000")))).Code);

    [Fact]
    public void MergesOfEveryForm_AreItsOwn()
    {
        var rows = string.Concat(Enumerable.Range(0, 300).Select(i => Row((4 * i) + 1, "项目|年初") + Row((4 * i) + 2, "合计|10")));

        var tables = Reading.Of(With(rows, string.Join(' ', Enumerable.Range(0, 300).Select(i => $"C{(4 * i) + 1}:D{(4 * i) + 2}")))).Tables.ToList();

        Assert.Equal(300, tables.Count);
        Assert.All(tables, table => Assert.Contains(table.Cells, cell => cell is { Row: 0, RowSpan: 2 }));
    }

    [Fact]
    public void BlankRowInsideAForm_DoesNotCutIt() =>
        Assert.Equal(["项目|年初", "合计|10", "|", "人员|6"], Rows(Row(1, "项目|年初") + Row(2, "合计|10") + Row(4, "人员|6")));

    [Fact]
    public void BorderedBlankRows_DoNotCutAForm() =>
        Assert.Equal(
            ["项目|年初", "合计|10", "|", "|", "|", "人员|6"],
            Rows(
                Row(1, "项目|年初", style: 2) + Row(2, "合计|10", style: 2) + Row(3, "|", style: 2) + Row(4, "|", style: 2) + Row(5, "|", style: 2)
                    + Row(6, "人员|6", style: 2)));

    [Theory]
    [InlineData("")]
    [InlineData("另一张表")]
    public void FormsBelowEachOther_AreTwoTables(string title)
    {
        var document = Reading.Of(With(Row(1, "项目|年初") + Row(2, "合计|10") + Row(4, title) + Row(5, "指标|目标|完成") + Row(6, "数量|1|1")));

        Assert.Equal([["项目|年初", "合计|10"], ["指标|目标|完成", "数量|1|1"]], document.Tables.Select(Reading.Rows));
    }

    [Fact]
    public void TextBetweenBorderedForms_IsAParagraphWithoutBlankRows()
    {
        var document = Reading.Of(With(
            Row(1, "编制单位|单位：万元") + Row(2, "项目|年初", style: 2) + Row(3, "合计|10", style: 2) + Row(4, "附表二") + Row(5, "指标|目标", style: 2)
                + Row(6, "数量|1", style: 2)));

        Assert.Equal(["编制单位", "单位：万元", "附表二"], Reading.Paragraphs(document));
        Assert.Equal([["项目|年初", "合计|10"], ["指标|目标", "数量|1"]], document.Tables.Select(Reading.Rows));
    }

    [Fact]
    public void SharedAndRichText_LeavesOutReadings()
    {
        var strings = "<sst><si><t>甲</t></si><si><r><t>合</t></r><r><t>计_x000D_\n行</t></r><rPh><t>heji</t></rPh></si></sst>";
        var file = Docx.DocxFile.Zip([
            .. Parts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"),
            ("xl/sharedStrings.xml", strings),
        ]);

        Assert.Equal(["甲|合计/行"], Reading.Rows(Reading.Of(file).Tables.Single()));
    }

    [Fact]
    public void FormulaResults_AreReadAndMissingOnesWarnedOf()
    {
        var document = Reading.Of(With(
            "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\" t=\"str\"><f>A</f><v>文字</v></c><c r=\"C1\"><f>SUM(A1:A9)</f></c><c r=\"D1\" "
            + "t=\"b\"><v>1</v></c></row>"));

        Assert.Equal(["2|文字|TRUE"], Reading.Rows(document.Tables.Single()));
        Assert.Equal(("formula_without_result", true), document.Warnings.Select(w => (w.Kind, w.Message.EndsWith(": C1", StringComparison.Ordinal))).Single());
    }

    [Fact]
    public void ErrorCell_IsPrintedAndNamed()
    {
        var document = Reading.Of(With($"<row r=\"3\">{Filled("A3", "合计")}<c r=\"B3\" t=\"e\"><f>X1</f><v>#REF!</v></c></row>"));

        Assert.Equal(["合计|#REF!"], Reading.Rows(document.Tables.Single()));
        Assert.Contains("B3 #REF!", document.Warnings.Single(w => w.Kind == "error_cell").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HiddenRowsColumnsAndSheets_AreReadAndNamed()
    {
        var file = Docx.DocxFile.Zip([
            .. Package([("公开", ""), ("底稿", "state=\"veryHidden\"")]),
            ("xl/worksheets/sheet1.xml", Sheet(Row(1, "甲|1") + Row(2, "乙|2", "hidden=\"1\""), columns: "<cols><col min=\"2\" max=\"9\" hidden=\"1\"/></cols>")),
            ("xl/worksheets/sheet2.xml", Sheet(Row(1, "丙|3"))),
        ]);
        var document = Reading.Of(file);

        Assert.Equal([["甲|1", "乙|2"], ["丙|3"]], document.Tables.Select(Reading.Rows));
        Assert.Equal([("hidden_rows", "公开"), ("hidden_columns", "公开"), ("hidden_sheet", "底稿")], document.Warnings.Select(w => (w.Kind, w.Place)));
        Assert.EndsWith(": 2", document.Warnings[0].Message, StringComparison.Ordinal);
        Assert.EndsWith(": B", document.Warnings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TextUnderAMerge_IsWarnedOf()
    {
        var document = Reading.Of(With(Row(1, "甲|遮住|1") + Row(2, "乙|2|3"), "A1:B1"));

        Assert.Equal(["甲|1", "乙|2|3"], Reading.Rows(document.Tables.Single()));
        Assert.Contains("B1", document.Warnings.Single(w => w.Kind == "hidden_text").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LastCellOfASheet_CostsNoMoreThanTheFirst()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var document = Reading.Of(With(Row(1, "项目|年初") + Row(2, "合计|10") + $"<row r=\"1048576\">{Filled("A1048576", "末")}{Filled("XFD1048576", "尾")}</row>"));

        Assert.Equal([["项目|年初", "合计|10"], ["末|尾"]], document.Tables.Select(Reading.Rows));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 5_000_000);
    }

    [Fact]
    public void CellsAndRowsWithoutNames_FollowEachOther() =>
        Assert.Equal(["甲|1", "乙|2"], Rows("<row><c t=\"str\"><v>甲</v></c><c><v>1</v></c></row><row><c t=\"str\"><v>乙</v></c><c><v>2</v></c></row>"));

    private static string[] Rows(string rows) => Reading.Rows(Assert.Single(Reading.Of(With(rows)).Tables));
}

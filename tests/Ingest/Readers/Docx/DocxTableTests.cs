using PerfEval.Ingest.Documents;
using static PerfEval.Ingest.Tests.Readers.Docx.DocxFile;

namespace PerfEval.Ingest.Tests.Readers.Docx;

public sealed class DocxTableTests
{
    private const string Down = "<w:vMerge w:val=\"restart\"/>";

    [Theory]
    [InlineData("<w:vMerge/>")]
    [InlineData("<w:vMerge w:val=\"continue\"/>")]
    public void VerticalMerge_InEitherSpelling_IsOneCell(string continued) =>
        Assert.Equal(
            ["0,0 2x1 标签", "0,1 1x1 甲", "1,1 1x1 乙"],
            Cells(Table(Cell("标签", Down) + Cell("甲"), Cell("", continued) + Cell("乙"))));

    [Fact]
    public void ContinuationUnderNothing_StandsForItself() =>
        Assert.Equal(["0,0 2x1 甲", "0,1 1x1 1", "1,1 1x1 2"], Cells(Table(Cell("甲", "<w:vMerge/>") + Cell("1"), Cell("", "<w:vMerge/>") + Cell("2"))));

    [Fact]
    public void MergeOfAnotherWidth_IsAnotherCell() =>
        Assert.Equal(
            ["0,0 1x2 甲", "1,0 1x1 乙", "1,1 1x1 1"],
            Cells(Table(Cell("甲", "<w:gridSpan w:val=\"2\"/>" + Down), Cell("乙", "<w:vMerge/>") + Cell("1"))));

    [Fact]
    public void ColumnEdgesThatNoCellUses_AreNotCounted() =>
        Assert.Equal(
            ["0,0 1x1 甲", "0,1 1x2 乙", "1,1 1x1 丙", "1,2 1x1 丁"],
            Cells(Table(
                Cell("甲", "<w:gridSpan w:val=\"3\"/>") + Cell("乙", "<w:gridSpan w:val=\"4\"/>"),
                "<w:trPr><w:gridBefore w:val=\"3\"/></w:trPr>" + Cell("丙", "<w:gridSpan w:val=\"2\"/>") + Cell("丁", "<w:gridSpan w:val=\"2\"/>"))));

    [Fact]
    public void LegacyHorizontalMerge_WidensTheFirstCell() =>
        Assert.Equal(
            ["0,0 1x2 合", "1,0 1x1 1", "1,1 1x1 2"],
            Cells(Table(Cell("合", "<w:hMerge w:val=\"restart\"/>") + Cell("", "<w:hMerge/>"), Cell("1") + Cell("2"))));

    [Fact]
    public void LegacyHorizontalMerge_LeavesTheCellsBehindItInTheirColumns() =>
        Assert.Equal(
            ["0,0 1x3 合", "0,3 1x1 甲", "1,0 1x1 1", "1,1 1x1 2", "1,2 1x1 3", "1,3 1x1 4"],
            Cells(Table(
                Cell("合", "<w:hMerge w:val=\"restart\"/>") + Cell("", "<w:hMerge/>") + Cell("", "<w:hMerge/>") + Cell("甲"),
                Cell("1") + Cell("2") + Cell("3") + Cell("4"))));

    [Fact]
    public void HorizontalContinuationAtTheStartOfARow_StandsForItself() =>
        Assert.Equal(["0,0 1x1 甲", "0,1 1x1 乙"], Cells(Table(Cell("甲", "<w:hMerge/>") + Cell("乙"))));

    [Fact]
    public void VerticalMerge_DoesNotContinueOverARowThatLacksIt() =>
        Assert.Equal(
            ["0,0 1x1 甲", "0,1 1x1 1", "1,1 1x1 2", "2,0 1x1 乙", "2,1 1x1 3"],
            Cells(Table(Cell("甲", Down) + Cell("1"), "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + Cell("2"), Cell("乙", "<w:vMerge/>") + Cell("3"))));

    [Fact]
    public void CellOfItsOwnUnderAMerge_EndsIt() =>
        Assert.Equal(
            ["0,0 1x1 甲", "0,1 1x1 1", "1,0 1x1 丙", "1,1 1x1 2", "2,0 1x1 乙", "2,1 1x1 3"],
            Cells(Table(Cell("甲", Down) + Cell("1"), Cell("丙") + Cell("2"), Cell("乙", "<w:vMerge/>") + Cell("3"))));

    [Fact]
    public void TextUnderAMerge_IsWarnedOf() =>
        Assert.Equal(
            "hidden_text",
            Assert.Single(Reading.Of(With(Table(Cell("甲", Down) + Cell("1"), Cell("遮住", "<w:vMerge/>") + Cell("2")))).Warnings).Kind);

    [Fact]
    public void NestedTable_IsATableOfItsOwn()
    {
        var nested = Table(Cell("内一") + Cell("内二"));
        var tables = Reading.Of(With(Table(Cell("外") + $"<w:tc>{P("文字")}{nested}<w:p/></w:tc>"))).Tables.ToList();

        Assert.Equal(["0,0 1x1 外", "0,1 1x1 文字/"], Reading.Cells(tables[0]));
        Assert.Equal(["0,0 1x1 内一", "0,1 1x1 内二"], Reading.Cells(tables[1]));
    }

    [Fact]
    public void FrameAroundATable_GivesOnlyWhatItHolds()
    {
        var document = Reading.Of(With(Table($"<w:tc>{P("附件1")}{Table(Cell("内一") + Cell("内二"))}<w:p/></w:tc>")));

        Assert.Equal(["附件1"], Reading.Paragraphs(document));
        Assert.Equal(["0,0 1x1 内一", "0,1 1x1 内二"], Reading.Cells(Assert.Single(document.Tables)));
    }

    [Fact]
    public void DeletedRow_IsGone() =>
        Assert.Equal(["0,0 1x1 留"], Cells(Table("<w:trPr><w:del w:id=\"1\"/></w:trPr>" + Cell("删"), Cell("留"))));

    [Fact]
    public void ControlsAroundRowsAndCells_AreLookedThrough() =>
        Assert.Equal(
            ["0,0 1x1 甲", "0,1 1x1 乙"],
            Cells(
                $"<w:tbl><w:sdt><w:sdtContent><w:tr>{Cell("甲")}<w:sdt><w:sdtContent>{Cell("乙")}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>"));

    [Fact]
    public void ParagraphsOfACell_AreSeparatedByLineFeeds() =>
        Assert.Equal(["0,0 1x1 一/二//三"], Cells(Table($"<w:tc>{P("一")}{P("二")}<w:p/>{P("三")}</w:tc>")));

    [SharedTheory]
    [InlineData("hengshan-2024", "hengshan-2024")]
    [InlineData("hengshan-2024-noborder", "hengshan-2024")]
    [InlineData("miluo-2023", "miluo-2023")]
    [InlineData("repeated-header", "repeated-header")]
    [InlineData("repeated-header-landscape", "repeated-header")]
    [InlineData("misnamed/b.doc", "hengshan-2024")]
    [InlineData("misnamed/f.wps", "hengshan-2024")]
    public void RealDocument_HasEverySpanAndText(string file, string truth) =>
        Assert.Equal(
            TruthTable.Cells(truth),
            TruthTable.Cells(Reading.OfFile(SharedFiles.PathOf($"samples/word/{(Path.HasExtension(file) ? file : file + ".docx")}"))));

    private static string[] Cells(string table) => Reading.Cells(Assert.Single(Reading.Of(With(table)).Tables));
}

using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Readers.Doc;

public sealed class DocTableTests
{
    [Fact]
    public void Fixture_HasItsMergedCells()
    {
        var document = Reading.OfFixture("staffing.doc");

        Assert.Equal("application/msword", document.MediaType);
        Assert.Equal(["部门整体支出绩效自评表", "单位：万元"], Reading.Paragraphs(document));
        Assert.Equal(
            ["0,0 2x1 财政供养人员情况（人）", "0,1 1x1 编制数", "0,2 1x1 实际在职人数", "1,1 1x1 36", "1,2 1x1 34", "2,0 1x2 合计", "2,2 1x1 1,444.37"],
            Reading.Cells(Assert.Single(document.Tables)));
        Assert.Empty(document.Warnings);
    }

    /// <summary>Rows are placed by the edges of all of them; those that Word draws as one are one.</summary>
    [Fact]
    public void Columns_AreTheEdgesOfAllRows() => Assert.Equal(
        ["0,0 1x2 甲", "0,2 1x1 乙", "1,0 1x1 丙", "1,1 1x2 丁", "2,1 1x2 戊"],
        Cells(new DocFile()
            .Cells(DocFile.RowFrom(-8, (2000, 0), (3000, 0)), "甲", "乙")
            .Cells(DocFile.RowFrom(0, (1000, 0), (3010, 0)), "丙", "丁")
            .Cells(DocFile.RowFrom(1003, (2995, 0)), "戊")));

    [Fact]
    public void EdgesThatDrift_AreOneColumn() => Assert.Equal(
        ["0,0 3x1 甲", "0,1 1x1 1", "1,1 1x1 2", "2,1 1x1 3"],
        Cells(new DocFile()
            .Cells(DocFile.Row((1000, 0x60), (2000, 0)), "甲", "1")
            .Cells(DocFile.Row((1015, 0x20), (2000, 0)), "", "2")
            .Cells(DocFile.Row((1030, 0x20), (2000, 0)), "", "3")));

    [Fact]
    public void CellWithoutWidth_KeepsItsText() =>
        Assert.Contains("0,1 1x1 7.5", Cells(new DocFile().Cells(DocFile.Row((1000, 0), (1000, 0), (2000, 0)), "甲", "7.5", "乙")));

    [Fact]
    public void Merges_GoDownAndAcross() => Assert.Equal(
        ["0,0 2x1 甲/一", "0,1 1x2 乙", "1,1 1x1 1", "1,2 1x1 2"],
        Cells(
            new DocFile().Cells(DocFile.Row((1000, 0xE0), (2000, 1), (3000, 2)), "甲\n一", "乙", "")
                .Cells(DocFile.Row((1000, 0xA0), (2000, 0), (3000, 0)), "", "1", "2")));

    /// <summary>Behind the definition stand the changes of a fast save: merged down, merged across, a cell put in and one taken out.</summary>
    [Theory]
    [InlineData(new byte[] { 0x2B, 0xD6, 2, 0, 3 }, new byte[] { 0x2B, 0xD6, 2, 0, 1 }, "0,0 2x1 甲", "0,1 1x1 乙", "1,1 1x1 丁")]
    [InlineData(new byte[] { 0x24, 0x56, 0, 2 }, new byte[0], "0,0 1x2 甲", "1,0 1x1", "1,1 1x1 丁")]
    [InlineData(new byte[] { 0x23, 0x76, 0, 1, 0xD0, 7 }, new byte[0], "0,0 1x2 甲", "0,2 1x1 乙", "1,0 1x1", "1,1 1x1 丁")]
    [InlineData(new byte[] { 0x22, 0x56, 0, 1, 0x21, 0x76, 0, 1, 0xE8, 3 }, new byte[0], "0,0 1x1 甲", "0,1 1x1 乙", "1,0 1x1", "1,1 1x1 丁")]
    public void LaterModifiers_ChangeTheRow(byte[] first, byte[] second, params string[] cells)
    {
        var row = DocFile.Row((1000, 0), (2000, 0));
        var file = new DocFile().Cells([.. row, .. first], "甲", "乙").Cells([.. row, .. second], "", "丁");

        Assert.Equal(cells, Cells(file).Select(cell => cell.TrimEnd()));
    }

    [Fact]
    public void PropertiesInTheDataStream_MakeARow()
    {
        var file = new DocFile();

        Assert.Equal(["0,0 1x1 甲", "0,1 1x1 96.5"], Cells(file.Cells(file.Huge(DocFile.Row((1000, 0), (2000, 0))), "甲", "96.5")));
    }

    [Fact]
    public void NestedTable_FollowsTheOneAroundIt()
    {
        byte[] inner = [.. DocFile.Depth(2), 0x4B, 0x24, 1];
        byte[] innerRow = [.. DocFile.Row((500, 0), (900, 0)), .. DocFile.Depth(2), 0x4C, 0x24, 1];
        var tables = Reading.Of(new DocFile()
            .Text("外").End('\a', DocFile.InTable)
            .Text("内一").End('\r', inner).Text("内二").End('\r', inner).End('\r', innerRow).Text("尾").End('\a', DocFile.InTable)
            .End('\a', DocFile.Row((1000, 0), (2000, 0))).Bytes()).Tables.ToList();

        Assert.Equal(["外|尾"], Reading.Rows(tables[0]));
        Assert.Equal(["内一|内二"], Reading.Rows(tables[1]));
    }

    [Fact]
    public void RowWithoutDefinition_KeepsItsTextAndIsDoubted()
    {
        var document = Reading.Of(new DocFile().Cells([.. DocFile.InTable, 0x17, 0x24, 1], "甲", "1").Bytes());

        Assert.Equal(["甲|1"], Reading.Rows(Assert.Single(document.Tables)));
        Assert.Equal(WarningKind.DoubtfulRow, Assert.Single(document.Warnings).Kind);
    }

    [Fact]
    public void TextThatAMergeCovers_IsNamed()
    {
        var document = Reading.Of(new DocFile().Cells(DocFile.Row((1000, 1), (2000, 2)), "甲", "12.5").Bytes());

        Assert.Equal([WarningKind.HiddenText, WarningKind.NumbersLost], document.Warnings.Select(warning => warning.Kind));
        Assert.Contains("12.5", document.Warnings[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CellsAreCountedAgainstTheLimit() =>
        Assert.Equal(
            "too_complex",
            Reading.Rejected(new DocFile().Cells(DocFile.Row((1, 0), (2, 0), (3, 0)), "1", "2", "3").Bytes(), new ReaderLimits { MaxCells = 2 }).Code);

    [SharedTheory]
    [InlineData("hengshan-2024.doc", "hengshan-2024")]
    [InlineData("miluo-2023.doc", "miluo-2023")]
    [InlineData("misnamed/a.wps", "hengshan-2024")]
    public void RealDocument_HasEverySpanAndText(string file, string truth)
    {
        var document = Reading.OfFile(SharedFiles.PathOf("samples/word/" + file));

        Assert.Equal("doc", document.Format);
        Assert.Equal(TruthTable.Cells(truth), TruthTable.Cells(document));
        Assert.Empty(document.Warnings);
    }

    /// <summary>LibreOffice made running text of the second table.</summary>
    [SharedFact]
    public void ScoreSheetCutByAPageBreak_HasAllItsRows()
    {
        var document = Reading.OfFile(SharedFiles.PathOf("faults/reading/doc-rows-lost-by-converter/score_sheet.doc"));

        Assert.Equal([9, 17], document.Tables.Select(table => table.Cells.Max(cell => cell.Row) + 1));
        Assert.Empty(document.Warnings);
    }

    private static string[] Cells(DocFile file) => Reading.Cells(Assert.Single(Reading.Of(file.Bytes()).Tables));
}

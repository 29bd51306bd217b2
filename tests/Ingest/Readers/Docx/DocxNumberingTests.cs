using static PerfEval.Ingest.Tests.Readers.Docx.DocxFile;

namespace PerfEval.Ingest.Tests.Readers.Docx;

public sealed class DocxNumberingTests
{
    private const string Levels =
        "<w:abstractNum w:abstractNumId=\"0\">"
        + "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
        + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>"
        + "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:lvlText w:val=\"%1.%3\"/></w:lvl>"
        + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";

    [Fact]
    public void SectionNumbers_ArePrintedAndRestartBelow() =>
        Assert.Equal(
            ["一、概况", "（一）职责", "（二）编制", "二、支出", "（一）基本", "2.1 人员", "三、"],
            Read(Item(0, "概况") + Item(1, "职责") + Item(1, "编制") + Item(0, "支出") + Item(1, "基本") + Item(2, "人员") + Item(0, "")));

    [Fact]
    public void ListThatStartsAnew_DoesSoOnce() =>
        Assert.Equal(["一、甲", "五、乙", "六、丙"], Read(Item(0, "甲") + Item(0, "乙", list: 2) + Item(0, "丙", list: 2)));

    [Fact]
    public void NumberOfTheStyle_CountsUnlessTakenAway() =>
        Assert.Equal(
            ["一、甲", "乙", "二、丙"],
            Reading.Paragraphs(Reading.Of(With(
                Styled("甲") + Styled("乙", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") + Styled("丙"),
                Levels,
                "<w:style w:styleId=\"Base\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:styleId=\"H\"><w:basedOn "
                + "w:val=\"Base\"/></w:style>"))));

    [Theory]
    [InlineData("decimal", 12, "12")]
    [InlineData("decimalFullWidth", 12, "１２")]
    [InlineData("chineseCounting", 10, "十")]
    [InlineData("chineseCounting", 12, "十二")]
    [InlineData("chineseCountingThousand", 103, "一百零三")]
    [InlineData("chineseCountingThousand", 110, "一百一十")]
    [InlineData("japaneseCounting", 20, "二十")]
    [InlineData("ideographDigital", 12, "一二")]
    [InlineData("decimalEnclosedCircle", 3, "③")]
    [InlineData("lowerLetter", 28, "bb")]
    [InlineData("upperRoman", 14, "XIV")]
    [InlineData("bullet", 1, "")]
    public void Format_PrintsLikeWord(string format, int number, string expected)
    {
        var numbering =
            $"<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"{number}\"/><w:numFmt w:val=\"{format}\"/><w:suff "
            + $"w:val=\"nothing\"/><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

        Assert.Equal([expected + "文"], Reading.Paragraphs(Reading.Of(With(Item(0, "文"), numbering))));
    }

    private static string[] Read(string body) => Reading.Paragraphs(Reading.Of(With(body, Levels)));

    private static string Item(int level, string text, int list = 1) =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static string Styled(string text, string properties = "") =>
        $"<w:p><w:pPr><w:pStyle w:val=\"H\"/>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";
}

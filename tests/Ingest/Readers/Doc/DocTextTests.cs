using System.Text;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Readers.Doc;

public sealed class DocTextTests
{
    [Fact]
    public void DeletedText_IsGone_AndParagraphsRunOn() =>
        Assert.Equal(
            ["预算12万元", "决算"], Paragraphs(new DocFile().Text("预算").Text("99", DocFile.Deleted).Text("12").End(character: DocFile.Deleted).P("万元").P("决算")));

    [Fact]
    public void HiddenText_IsLeftOutWithOneWarning()
    {
        var document = Reading.Of(new DocFile().Text("甲").Text("密", DocFile.Hidden).Text("乙").Text("密", DocFile.Hidden).End().Bytes());

        Assert.Equal(["甲乙"], Reading.Paragraphs(document));
        Assert.Equal("paragraph 1", Assert.Single(document.Warnings).Place);
        Assert.Equal(WarningKind.HiddenText, document.Warnings[0].Kind);
    }

    [Fact]
    public void StruckText_IsLeftOutWithOneWarning()
    {
        var document = Reading.Of(new DocFile().Text("135.75", DocFile.Struck).Text("9", DocFile.StruckTwice).Text("125.75").End().Bytes());

        Assert.Equal(["125.75"], Reading.Paragraphs(document));
        Assert.Equal(WarningKind.HiddenText, Assert.Single(document.Warnings).Kind);
    }

    [Fact]
    public void RaisedMark_IsNoDigitOfItsNumber() =>
        Assert.Equal(["125.75", "125.75"], Paragraphs(new DocFile().Text("125.75").Text("1", DocFile.Raised).End().Text("125.75", DocFile.Raised).End()));

    [Fact]
    public void DeletedOrHiddenRow_IsLeftOut()
    {
        var row = DocFile.Row((1000, 0));
        var document = Reading.Of(new DocFile()
            .Cells(row, "甲")
            .Text("乙").End('\a', DocFile.InTable).End('\a', row, DocFile.Deleted)
            .Text("丙").End('\a', DocFile.InTable).End('\a', row, DocFile.Hidden).Bytes());

        Assert.Equal(["甲"], Reading.Rows(Assert.Single(document.Tables)));
        Assert.Equal(WarningKind.HiddenText, Assert.Single(document.Warnings).Kind);
    }

    [Fact]
    public void Fields_GiveTheirResults() =>
        Assert.Equal(["合计 35.6 元"], Paragraphs(new DocFile().P("合计 \u0013 = SUM(\u0013 REF a \u001412\u0015) \u001435.6\u0015 元")));

    [Fact]
    public void EmbeddedObject_IsNamed() => Assert.Equal(
        WarningKind.EmbeddedObject, Assert.Single(Reading.Of(new DocFile().P("表：\u0013 EMBED Excel.Sheet.8 \u0014\u0001\u0015").Bytes()).Warnings).Kind);

    [Fact]
    public void OddCharacters_PrintAsTheyShow() =>
        Assert.Equal(["甲\t乙\n丙-丁戊"], Paragraphs(new DocFile().P("甲\t乙\v丙\u001E丁\u001F戊\u0002")));

    [Fact]
    public void HalfOfASurrogatePair_IsReplaced() => Assert.Equal(["甲\uFFFD乙𠀀丙"], Paragraphs(new DocFile().P("甲\uD800乙𠀀丙")));

    [Fact]
    public void EightBitText_IsWindows1252() => Assert.Equal(["Total “5” €"], Paragraphs(new DocFile { EightBit = true }.P("Total \u00935\u0094 \u0080")));

    [Fact]
    public void SectionBreak_EndsAParagraph_AndAPageBreakDoesNot()
    {
        var file = new DocFile().Text("一\f二").End('\f').P("三");
        file.Parts[6] = [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(4), .. BitConverter.GetBytes(6), .. new byte[24]];

        Assert.Equal(["一\n二", "三"], Paragraphs(file));
    }

    [Fact]
    public void Symbol_IsTheCharacterItShows()
    {
        var file = new DocFile().Text("得分").Text("(", [.. DocFile.Special, 0x09, 0x6A, 0, 0, 0xB3, 0xF0]).P("95%");
        file.Parts[15] = [1, 0, 0, 0, 39 + 14, .. new byte[39], .. Encoding.Unicode.GetBytes("Symbol\0")];

        Assert.Equal(["得分≥95%"], Paragraphs(file));
    }

    [Fact]
    public void CharacterOfASymbolFont_IsTheSignItShows()
    {
        var file = new DocFile().Text("得分").Text("\uF0B3", 0x4F, 0x4A, 0, 0).P("95%");
        file.Parts[15] = [1, 0, 0, 0, 39 + 14, .. new byte[39], .. Encoding.Unicode.GetBytes("Symbol\0")];

        Assert.Equal(["得分≥95%"], Paragraphs(file));
    }

    [Fact]
    public void Footnotes_StandBehindTheDocument()
    {
        var document = Reading.Of(new DocFile { Footnotes = 6 }.P("正文12").P("注：34 ").Bytes());

        Assert.Equal(["正文12", "注：34"], document.Blocks.OfType<Paragraph>().Select(p => p.Text.Trim()));
        Assert.Empty(document.Warnings);
    }

    [Fact]
    public void TextBox_FollowsTheParagraphOfItsAnchor()
    {
        var file = new DocFile { MainText = 6 }.Text("甲").Text("\b", DocFile.Special).End().P("乙乙").P("框中5").End();
        file.Parts[40] = [.. Words(1, 6), .. Words(77), .. new byte[22]];
        file.Parts[56] = [.. Words(0, 4, 5), .. new byte[14], .. Words(77), .. new byte[4], .. new byte[22]];

        Assert.Equal(["甲", "框中5", "乙乙"], Paragraphs(file));
    }

    /// <summary>Boxes of a group of shapes have no anchor of their own; those that share text are read once.</summary>
    [Fact]
    public void TextBoxWithoutAnchor_StandsAtTheEnd_Once()
    {
        var file = new DocFile { MainText = 2 }.P("甲").P("框中5").End();
        file.Parts[56] = [.. Words(0, 4, 3, 5), .. new byte[3 * 22]];

        Assert.Equal(["甲", "框中5"], Paragraphs(file));
    }

    private static byte[] Words(params int[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static string[] Paragraphs(DocFile file) => Reading.Paragraphs(Reading.Of(file.Bytes()));
}

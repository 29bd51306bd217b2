using PerfEval.Ingest.Documents;
using static PerfEval.Ingest.Tests.Readers.Ofd.OfdFile;

namespace PerfEval.Ingest.Tests.Readers.Ofd;

public sealed class OfdReaderTests
{
    private static readonly string[] s_framed = ["0,0 1x1 合计", "0,1 1x1 1440.69", "1,0 1x1 人员经费", "1,1 1x1 99.74%"];

    [Theory]
    [InlineData(Standard)]
    [InlineData("http://www.ofdspec.org")]
    public void RuledTable_IsReadWhateverTheNamespace(string ns) =>
        Assert.Equal(s_framed, Cells(With(ns, "", "", Frame + FrameTexts)));

    [Fact]
    public void ThinFilledRectangles_AreRules()
    {
        string Bar(double x, double y, double width, double height) => Path(
            FormattableString.Invariant($"M {x} {y} L {x + width} {y} L {x + width} {y + height} L {x} {y + height} C"),
            "Boundary=\"0 0 210 297\" Stroke=\"false\" Fill=\"true\"");

        Assert.Equal(
            s_framed,
            Cells(With(
                Bar(20, 20, 80, 0.2) + Bar(20, 30, 80, 0.2) + Bar(20, 40, 80, 0.2) + Bar(20, 20, 0.2, 20) + Bar(60, 20, 0.2, 20) + Bar(100, 20, 0.2, 20)
                    + FrameTexts)));
    }

    [Fact]
    public void WhiteAndClippedPaths_AreNoRules()
    {
        var white = Path("M 20 35 L 100 35", colours: "<ofd:StrokeColor Value=\"255 255 255\"/>");
        var clip = Path(
            "M 20 20 L 100 20",
            colours: "<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path><ofd:AbbreviatedData>M 20 35 L 100 "
                + "35</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>");

        Assert.Equal(s_framed, Cells(With(Frame + white + clip + FrameTexts)));
    }

    [Fact]
    public void MatrixOfAnObject_PlacesIt()
    {
        // Drawn at half the size from its own corner.
        var frame = Path(
            "M 0 0 L 160 0 M 0 20 L 160 20 M 0 40 L 160 40 M 0 0 L 0 40 M 80 0 L 80 40 M 160 0 L 160 40", "Boundary=\"20 20 80 20\" CTM=\"0.5 0 0 0.5 0 0\"");
        var text =
            "<ofd:TextObject Boundary=\"22 23 40 5\" CTM=\"0.5 0 0 0.5 0 0\" Size=\"8\"><ofd:TextCode X=\"0\" Y=\"8\" DeltaX=\"g 1 "
            + "8\">合计</ofd:TextCode></ofd:TextObject>";

        Assert.Equal("0,0 1x1 合计", Cells(With(frame + text + FrameTexts.Replace("合计", "", StringComparison.Ordinal)))[0]);
    }

    [Theory]
    [InlineData("DeltaX=\"4 2 2 2\"", "合1440")]
    [InlineData("DeltaX=\"4 g 3 2\"", "合1440")]
    [InlineData("DeltaX=\"4 g 2000000000 2\"", "合1440")]
    [InlineData("", "合1440")]
    public void StepsInAnySpelling_KeepTheText(string steps, string expected) =>
        Assert.Equal([expected], Reading.Paragraphs(Reading.Of(With(Printed(expected, 20, 50, steps)))));

    [Fact]
    public void TextDownwards_IsReadDownwards() =>
        Assert.Equal(
            ["年", "度"],
            Reading.Paragraphs(Reading.Of(With(Printed("年度", 20, 50, "DeltaX=\"0\" DeltaY=\"20\"")))).Select(line => line.Trim()));

    [Fact]
    public void CodesOfOneObject_AreAllRead() =>
        Assert.Equal(
            ["上行", "下行"],
            Reading.Paragraphs(Reading.Of(With(
                "<ofd:TextObject Boundary=\"20 20 60 40\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"4\">上行</ofd:TextCode><ofd:TextCode X=\"0\" "
                + "Y=\"24\" DeltaX=\"4\">下行</ofd:TextCode></ofd:TextObject>"))));

    [Fact]
    public void TemplateOfAPage_IsPartOfIt()
    {
        var file = Zip([
            Root(Standard, "Doc_0"),
            Document(Standard, "Doc_0", "<ofd:TemplatePage ID=\"7\" BaseLoc=\"Tpls/T.xml\"/>", 1),
            Page(Standard, "Doc_0/Tpls/T.xml", "", Frame),
            Page(Standard, "Doc_0/Pages/Page_0/Content.xml", "<ofd:Template TemplateID=\"7\" ZOrder=\"Background\"/>", FrameTexts),
        ]);

        Assert.Equal(s_framed, Cells(file));
    }

    [Fact]
    public void TemplateInCircles_IsReadOnce()
    {
        var file = Zip([
            Root(Standard, "Doc_0"),
            Document(Standard, "Doc_0", "<ofd:TemplatePage ID=\"7\" BaseLoc=\"Tpls/T.xml\"/>", 1),
            Page(Standard, "Doc_0/Tpls/T.xml", "<ofd:Template TemplateID=\"7\"/>", Frame + FrameTexts),
            Page(Standard, "Doc_0/Pages/Page_0/Content.xml", "<ofd:Template TemplateID=\"7\"/><ofd:Template TemplateID=\"7\"/>", ""),
        ]);

        Assert.Equal(s_framed, Cells(file));
    }

    [Fact]
    public void SeveralDocuments_FollowEachOther()
    {
        var file = Zip([
            Root(Standard, "Doc_0", "Doc_1"),
            Document(Standard, "Doc_0", "", 1),
            Document(Standard, "Doc_1", "", 1),
            Page(Standard, "Doc_0/Pages/Page_0/Content.xml", "", Printed("前一份", 20, 50)),
            Page(Standard, "Doc_1/Pages/Page_0/Content.xml", "", Printed("后一份", 20, 50)),
        ]);

        Assert.Equal([("前一份", 1), ("后一份", 2)], Reading.Of(file).Blocks.OfType<Paragraph>().Select(line => (line.Text, line.Page!.Value)));
    }

    [Fact]
    public void Cell_LiesWhereItIsPrinted()
    {
        var box = Reading.Of(With(Frame + FrameTexts)).Tables.Single().Cells[0].Box!.Value;

        Assert.Equal(20 * 72 / 25.4, box.X0, 0.6);
        Assert.Equal(30 * 72 / 25.4, box.Y1, 0.6);
    }

    [SharedFact]
    public void RealDocument_HasEverySpanAndText() =>
        Assert.Equal(TruthTable.Cells("hengshan-2024"), TruthTable.Cells(Reading.OfFile(SharedFiles.PathOf("samples/ofd/hengshan-2024.ofd"))));

    private static string[] Cells(byte[] file) => Reading.Cells(Assert.Single(Reading.Of(file).Tables));
}

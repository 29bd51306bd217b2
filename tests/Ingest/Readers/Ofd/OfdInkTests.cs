using PerfEval.Ingest.Documents;
using static PerfEval.Ingest.Tests.Readers.Ofd.OfdFile;

namespace PerfEval.Ingest.Tests.Readers.Ofd;

/// <summary>Text of a page that does not show or leans across it.</summary>
public sealed class OfdInkTests
{
    [Theory]
    [InlineData("Boundary=\"58 23 60 5\" Size=\"4\"", "<ofd:FillColor Value=\"255 255 255\"/>", WarningKind.HiddenText)]
    [InlineData("Boundary=\"58 23 60 5\" Size=\"0.1\"", "", WarningKind.HiddenText)]
    [InlineData("Boundary=\"58 23 60 5\" Size=\"4\" Visible=\"false\"", "", WarningKind.HiddenText)]
    [InlineData("Boundary=\"58 23 60 5\" Size=\"4\" CTM=\"0.7 0.7 -0.7 0.7 0 0\"", "", WarningKind.Watermark)]
    public void TextThatIsNoContent_IsLeftOutAndWarnedOf(string attributes, string colour, string kind)
    {
        var document = Reading.Of(
            With(Frame + FrameTexts + $"<ofd:TextObject {attributes}>{colour}<ofd:TextCode X=\"2\" Y=\"4\">9</ofd:TextCode></ofd:TextObject>"));

        Assert.Equal(["合计|1440.69", "人员经费|99.74%"], Reading.Rows(document.Tables.Single()));
        Assert.Equal(kind, Assert.Single(document.Warnings).Kind);
    }

    [Fact]
    public void NumberOverALine_StaysWhole()
    {
        var texts = Printed("合计", 22, 27) + Printed("1440.69", 55, 27, "DeltaX=\"2 2 2 2 2 2\"") + Printed("人员经费", 22, 37) + Printed("99.74%", 62, 37);

        Assert.Equal(["合计|1440.69", "人员经费|99.74%"], Reading.Rows(Reading.Of(With(Frame + texts)).Tables.Single()));
    }
}

using System.Text;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Readers.Doc;

/// <summary>Automatic numbers are in the list tables, not in the text.</summary>
public sealed class DocNumberingTests
{
    private const int ListId = 7;

    [Fact]
    public void Paragraphs_HaveTheirNumbers() =>
        Assert.Equal(["一、概况", "二、支出", "无"], Read(file => file.Text("概况").End(properties: List(1)).Text("支出").End(properties: List(1)).P("无")));

    [Fact]
    public void StyleGivesANumber_AndZeroTakesItAway() => Assert.Equal(
        ["一、概况", "无"],
        Read(file => { file.Parts[1] = StyleSheet(); file.Text("概况").End().Text("无").End(properties: List(0)); }));

    [Fact]
    public void DamagedLists_CostTheirNumbersOnly()
    {
        var file = new DocFile().Text("概况").End(properties: List(1));
        file.Parts[73] = [0xFF, 0x7F];
        file.Parts[74] = [.. Words(1, ListId, 0, 0, 0), .. Words(-1)];
        var document = Reading.Of(file.Bytes());

        Assert.Equal(["概况"], Reading.Paragraphs(document));
        Assert.Equal(WarningKind.NumbersLost, Assert.Single(document.Warnings).Kind);
    }

    private static string[] Read(Action<DocFile> write)
    {
        var file = new DocFile();
        write(file);
        file.Parts[73] = [1, 0, .. Words(ListId, 0), .. Enumerable.Repeat((byte)0xFF, 18), 1, 0, .. Level(37, "\0、")];
        file.Parts[74] = [.. Words(1, ListId, 0, 0, 0), .. Words(-1)];
        return Reading.Paragraphs(Reading.Of(file.Bytes()));
    }

    private static byte[] List(byte number) => [0x0B, 0x46, number, 0];

    private static byte[] Level(byte format, string text) =>
        [
            .. Words(1),
            format,
            0,
            .. new byte[9],
            2,
            .. new byte[8],
            0,
            0,
            0,
            0,
            .. BitConverter.GetBytes((ushort)text.Length),
            .. Encoding.Unicode.GetBytes(text)
        ];

    /// <summary>One paragraph style, number 0, whose paragraphs belong to list 1.</summary>
    private static byte[] StyleSheet()
    {
        byte[] properties = [0, 0, .. List(1)];
        byte[] style = [0, 0, 0xF1, 0xFF, 1, 0, 0, 0, 0, 0, 2, 0, .. Encoding.Unicode.GetBytes("正文\0"), (byte)properties.Length, 0, .. properties];
        return [4, 0, 1, 0, 10, 0, (byte)style.Length, 0, .. style];
    }

    private static byte[] Words(params int[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}

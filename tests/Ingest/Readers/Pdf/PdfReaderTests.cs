using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Pages.Sources.PdfPig;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Readers.Pdf;

namespace PerfEval.Ingest.Tests.Readers.Pdf;

public sealed class PdfReaderTests
{
    private static readonly string[] s_rows = ["三公经费|年初预算数|决算数", "公务接待|7|1.55", "合计|11|5.51"];

    [Fact]
    public void StrokedTable_IsRead()
    {
        var document = Reading.Of(PdfFile.Of(PdfFile.Text(60, 80, "某局2024年度基础数据表") + PdfFile.Table(100, s_rows)));

        Assert.Equal(("pdf", "application/pdf"), (document.Format, document.MediaType));
        Assert.Equal(["某局2024年度基础数据表"], Reading.Paragraphs(document));
        Assert.Equal(s_rows, Reading.Rows(document.Tables.Single()));
        Assert.Empty(document.Warnings);
    }

    [Fact]
    public void ThinFilledRectangles_AreLines() =>
        Assert.Equal(s_rows, Reading.Rows(Reading.Of(PdfFile.Of(PdfFile.Table(100, s_rows, PdfFile.ThinRectangle))).Tables.Single()));

    [Fact]
    public void ClipPathsAndWhiteLines_AreNoLines()
    {
        var content = "q 0 0 595 842 re W n 1 1 1 RG " + PdfFile.Line(100, 90, 100, 180) + "0 0 0 RG " + PdfFile.Table(100, s_rows) + "Q\n";

        Assert.Equal(s_rows, Reading.Rows(Reading.Of(PdfFile.Of(content)).Tables.Single()));
    }

    [Fact]
    public void RotatedPage_IsReadUprightWithBoxesAsDisplayed()
    {
        var table = Reading.Of(PdfFile.With("/Rotate 90", PdfFile.Table(100, s_rows))).Tables.Single();

        Assert.Equal(s_rows, Reading.Rows(table));
        Assert.Equal(842 - 124, table.Cells[0].Box!.Value.X0, 0.5);
    }

    [Fact]
    public void BytesBeforeTheHeader_AreSkipped() =>
        Assert.Equal("pdf", Reading.Of([.. "\r\n\r\n"u8, .. PdfFile.Of(PdfFile.Text(60, 80, "甲"))]).Format);

    [Fact]
    public void MiddleEllipsis_IsTheUsualOne() =>
        Assert.Equal(["……"], Reading.Paragraphs(Reading.Of(PdfFile.Of(PdfFile.Text(60, 80, "\u22EF\u22EF")))));

    [Fact]
    public void DamagedContent_IsReadAndItsPageNamed()
    {
        const string Damaged = "<</Length 40/Filter/FlateDecode>>\nstream\n\u0078\u009cABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKL\nendstream";
        var document = Reading.Of(PdfFile.Of(PdfFile.Text(60, 80, "完好"), Damaged));

        Assert.Equal(["完好"], Reading.Paragraphs(document));
        Assert.Equal(("incomplete_page", "第 2 页"), document.Warnings.Select(warning => (warning.Kind, warning.Place)).Single());
    }

    [Fact]
    public void TruncatedFile_IsDamaged() => Assert.Equal("damaged", Reading.Rejected("%PDF-1.4\n1 0 obj\n<</Type/Cat"u8.ToArray()).Code);

    [Fact]
    public void MorePagesThanTheLimit_AreTooComplex() =>
        Assert.Equal("too_complex", Reading.Rejected(PdfFile.Of("", "", ""), new ReaderLimits { MaxPages = 2 }).Code);

    [Fact]
    public void MoreCharactersAndLinesThanTheLimit_AreTooComplex() =>
        Assert.Equal(
            "too_complex", Reading.Rejected(PdfFile.Of(PdfFile.Table(100, s_rows), PdfFile.Table(100, s_rows)), new ReaderLimits { MaxPageMarks = 60 }).Code);

    [Fact]
    public void CancelledReading_Throws() =>
        Assert.ThrowsAny<OperationCanceledException>(() => new PdfReader().Read(PdfFile.Of(""), new ReaderLimits(), new CancellationToken(canceled: true)));

    [Fact]
    public void UnpackedBytes_AreBounded()
    {
        var content = Packed(Encoding.Latin1.GetString(Deflated(new byte[20 << 20])), "FlateDecode");

        Assert.Equal("zip_bomb", Reading.Rejected(PdfFile.Of(content), new ReaderLimits { MaxUnpackedBytes = 1 << 20 }).Code);
    }

    [Theory]
    [InlineData("LZWDecode", "")]
    [InlineData("LZWDecode", "/DecodeParms<</Predictor 12/Columns 2147483647>>")]
    [InlineData("RunLengthDecode", "")]
    [InlineData("CCITTFaxDecode", "/DecodeParms<</K -1/Columns 60000/Rows 60000>>")]
    public void OtherFilters_AreBoundedBeforeTheyUnpack(string filter, string parameters)
    {
        var packed = filter == "LZWDecode" ? LongerAndLonger(100) : string.Concat(Enumerable.Repeat("\u0081\0", 100));

        Assert.Equal("zip_bomb", Reading.Rejected(PdfFile.Of(Packed(packed, filter, parameters)), new ReaderLimits { MaxUnpackedBytes = 5_000 }).Code);
    }

    [Fact]
    public void LzwBelowTheLimit_IsUnpacked() =>
        Assert.Equal(
            "pdf",
            Reading.Of(PdfFile.Of(Packed(LongerAndLonger(60), "LZWDecode"), PdfFile.Text(60, 80, "甲")), new ReaderLimits { MaxUnpackedBytes = 5_000 }).Format);

    [Theory]
    [InlineData("/Columns 0")]
    [InlineData("/Columns -3")]
    [InlineData("/Columns 1/BitsPerComponent 0")]
    public void PredictedRowsWithoutBytes_DamageTheirPageOnly(string parameters)
    {
        var document = Reading.Of(PdfFile.Of(
            PdfFile.Text(60, 80, "甲"),
            Packed(Encoding.Latin1.GetString(Deflated("0 0 m 1 1 l S"u8.ToArray())), "FlateDecode", $"/DecodeParms<</Predictor 2{parameters}>>")));

        Assert.Equal(["甲"], Reading.Paragraphs(document));
        Assert.Contains(document.Warnings, warning => warning is { Kind: "incomplete_page", Place: "第 2 页" });
    }

    [Fact]
    public void CancelWhilePdfPigIsBusy_EndsWithinTwoSeconds()
    {
        // A chain of forms that each show the next one sixteen times: no reader comes to its end.
        var pdf = PdfFile.WithObjects(
            "/XObject<</X 20 0 R>>", "/X Do",
            [.. Enumerable.Range(20, 20).Select(
                number => (number, Form(
                    $"/Resources<</XObject<</X {(number < 39 ? number + 1 : number)} 0 R>>>>", string.Concat(Enumerable.Repeat("/X Do ", 16)))))]);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var started = Stopwatch.GetTimestamp();

        Assert.ThrowsAny<OperationCanceledException>(() => new PdfReader().Read(pdf, new ReaderLimits(), cancelled.Token));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 2);
        var late = new DocumentReader([new PdfReader()]).Read(pdf, new ReaderLimits { MaxTime = TimeSpan.FromMilliseconds(300) }, CancellationToken.None);
        Assert.Equal("too_slow", Assert.IsType<ReadResult.Rejected>(late).Reason.Code);
    }

    [Fact]
    public void FormThatShowsItself_IsReadOnceMoreAndNamed()
    {
        var pdf = PdfFile.WithObjects(
            "/XObject<</X 20 0 R>>", PdfFile.Text(60, 80, "甲") + "/X Do",
            [(20, Form("/Resources<</XObject<</Y 21 0 R>>>>", "/Y Do")), (21, Form("/Resources<</XObject<</X 20 0 R>>>>", "/X Do"))]);
        var document = Reading.Of(pdf);

        Assert.Equal(["甲"], Reading.Paragraphs(document));
        Assert.Equal(["incomplete_page"], document.Warnings.Select(warning => warning.Kind));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<</A ")]
    public void DeepNesting_EndsInADocumentOrARejection(string open) =>
        Assert.NotNull(new PdfReader().Read(PdfFile.Of(string.Concat(Enumerable.Repeat(open, 200_000))), new ReaderLimits(), CancellationToken.None));

    [Fact]
    public void DamagedPageAmongGoodOnes_IsNamedAndTheOthersAreRead()
    {
        const string Damaged = "<</Length 40/Filter/FlateDecode>>\nstream\n\u0078\u009cABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKL\nendstream";
        var document = Reading.Of(PdfFile.Of(PdfFile.Text(60, 80, "前页"), Damaged, PdfFile.Text(60, 80, "后页")));

        Assert.Equal(["前页", "后页"], Reading.Paragraphs(document));
        Assert.Equal(("incomplete_page", "第 2 页"), document.Warnings.Select(warning => (warning.Kind, warning.Place)).Single());
    }

    [Fact]
    public void ScaledLineWidth_CountsAsItIsPainted()
    {
        var thin = "q 0.1 0 0 0.1 0 0 cm 10 w 600 7420 m 4500 7420 l S Q\n";
        var thick = "q 10 0 0 10 0 0 cm 1 w 6 70 m 45 70 l S Q\n";
        var pages = Assert.IsType<PagesRead.Pages>(new PdfPigPageSource().Read(PdfFile.Of(thin + thick), new ReaderLimits(), CancellationToken.None));

        Assert.Equal([new RulingLine(60, 100, 450, 100)], pages.Documents[0][0].Lines);
    }

    [Fact]
    public void InvisibleText_IsKeptAsSuch_AndHiddenLayersAreNotOnThePage()
    {
        var pdf = PdfFile.WithObjects(
            "/Properties<</L 20 0 R>>",
            "3 Tr " + PdfFile.Text(60, 80, "隐") + "0 Tr /OC /L BDC " + PdfFile.Text(60, 120, "层") + "EMC " + PdfFile.Text(60, 160, "显"),
            [(20, "<</Type/OCG/Name(L)>>")], "/OCProperties<</OCGs[20 0 R]/D<</OFF[20 0 R]>>>>");
        var page = Assert.IsType<PagesRead.Pages>(new PdfPigPageSource().Read(pdf, new ReaderLimits(), CancellationToken.None)).Documents[0][0];

        Assert.Equal([("隐", false), ("显", true)], page.Glyphs.Select(glyph => (glyph.Text, glyph.Visible)));
    }

    [Fact]
    public void FieldsThatWereFilledIn_AreRead()
    {
        var form = Form(
            "/BBox[0 0 200 20]/Resources<</Font<</F 3 0 R>>>>",
            "BT /F 10 Tf 2 5 Td <" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("填写")) + "> Tj ET");
        var pdf = PdfFile.WithObjects(
            "", "", [(20, "<</Type/Annot/Subtype/Widget/Rect[60 700 260 720]/AP<</N 21 0 R>>>>"), (21, form)], pageEntries: "/Annots[20 0 R]");

        Assert.Equal(["填写"], Reading.Paragraphs(Reading.Of(pdf)));
    }

    [Fact]
    public void CharactersWithoutToUnicode_AreCountedNeverTakenForText()
    {
        const string Font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[21 0 R]>>";
        const string Descendant = "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000"
            + "/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1000 1000]/Ascent 800/Descent -200/CapHeight 700/ItalicAngle 0/StemV "
            + "80>>>>";
        var pdf = PdfFile.WithObjects(
            "/Font<</F 3 0 R/G 20 0 R>>", PdfFile.Text(60, 80, "甲") + "BT /G 10 Tf 60 700 Td <00310032> Tj ET", [(20, Font), (21, Descendant)]);
        var page = Assert.IsType<PagesRead.Pages>(new PdfPigPageSource().Read(pdf, new ReaderLimits(), CancellationToken.None)).Documents[0][0];

        Assert.Equal(["甲", "\uFFFD", "\uFFFD"], page.Glyphs.Select(glyph => glyph.Text));
        Assert.Equal("字体没有文字对应表", TextLayer.WhyNot(page));
    }

    private static string Form(string entries, string content) =>
        $"<</Type/XObject/Subtype/Form{(entries.Contains("/BBox", StringComparison.Ordinal) ? "" : "/BBox[0 0 595 842]")}{entries}/Length "
        + $"{content.Length}>>\nstream\n{content}\nendstream";

    private static string Packed(string data, string filter, string parameters = "") =>
        $"<</Length {data.Length}/Filter/{filter}{parameters}>>\nstream\n{data}\nendstream";

    private static byte[] Deflated(byte[] data)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return packed.ToArray();
    }

    /// <summary>LZW codes of nine bits that each stand for a blank more than the one before.</summary>
    private static string LongerAndLonger(int codes)
    {
        var bits = string.Concat(new[] { 256, 32 }.Concat(Enumerable.Range(258, codes)).Append(257).Select(code => Convert.ToString(code, 2).PadLeft(9, '0')));
        return string.Concat(bits.PadRight((bits.Length + 7) / 8 * 8, '0').Chunk(8).Select(octet => (char)Convert.ToByte(new string(octet), 2)));
    }
}

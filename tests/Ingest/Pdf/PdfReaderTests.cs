using System.Text;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Readers.Pdf;

namespace PerfEval.Ingest.Tests.Pdf;

public sealed class PdfReaderTests
{
    private static readonly string[] Rows = ["三公经费|年初预算数|决算数", "公务接待|7|1.55", "合计|11|5.51"];

    [ToolFact("mutool")]
    public void StrokedTable_IsRead()
    {
        var document = Reading.Of(PdfFile.Of(PdfFile.Text(60, 80, "某局2024年度基础数据表") + PdfFile.Table(100, Rows)));

        Assert.Equal(("pdf", "application/pdf"), (document.Format, document.MediaType));
        Assert.Equal(["某局2024年度基础数据表"], Reading.Paragraphs(document));
        Assert.Equal(Rows, Reading.Rows(document.Tables.Single()));
        Assert.Empty(document.Warnings);
    }

    [ToolFact("mutool")]
    public void ThinFilledRectangles_AreLines() =>
        Assert.Equal(Rows, Reading.Rows(Reading.Of(PdfFile.Of(PdfFile.Table(100, Rows, PdfFile.ThinRectangle))).Tables.Single()));

    [ToolFact("mutool")]
    public void ClipPathsAndWhiteLines_AreNoLines()
    {
        var content = "q 0 0 595 842 re W n 1 1 1 RG " + PdfFile.Line(100, 90, 100, 180) + "0 0 0 RG " + PdfFile.Table(100, Rows) + "Q\n";

        Assert.Equal(Rows, Reading.Rows(Reading.Of(PdfFile.Of(content)).Tables.Single()));
    }

    [ToolFact("mutool")]
    public void RotatedPage_IsReadUprightWithBoxesAsDisplayed()
    {
        var table = Reading.Of(PdfFile.With("/Rotate 90", PdfFile.Table(100, Rows))).Tables.Single();

        Assert.Equal(Rows, Reading.Rows(table));
        Assert.Equal(842 - 124, table.Cells[0].Box!.Value.X0, 0.5);
    }

    [ToolFact("mutool")]
    public void BytesBeforeTheHeader_AreSkipped() =>
        Assert.Equal("pdf", Reading.Of([.. "\r\n\r\n"u8, .. PdfFile.Of(PdfFile.Text(60, 80, "甲"))]).Format);

    [ToolFact("mutool")]
    public void MiddleEllipsis_IsTheUsualOne() =>
        Assert.Equal(["……"], Reading.Paragraphs(Reading.Of(PdfFile.Of(PdfFile.Text(60, 80, "\u22EF\u22EF")))));

    [ToolFact("mutool")]
    public void DamagedContent_IsReadAndItsPageNamed()
    {
        const string Damaged = "<</Length 40/Filter/FlateDecode>>\nstream\n\u0078\u009cABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKL\nendstream";
        var document = Reading.Of(PdfFile.Of(PdfFile.Text(60, 80, "完好"), Damaged));

        Assert.Equal(["完好"], Reading.Paragraphs(document));
        Assert.Equal(("incomplete_page", "第 2 页"), document.Warnings.Select(warning => (warning.Kind, warning.Place)).Single());
    }

    [ToolFact("mutool")]
    public void TruncatedFile_IsDamaged() => Assert.Equal("damaged", Reading.Rejected("%PDF-1.4\n1 0 obj\n<</Type/Cat"u8.ToArray()).Code);

    [ToolFact("mutool")]
    public void MorePagesThanTheLimit_AreTooComplex() =>
        Assert.Equal("too_complex", Reading.Rejected(PdfFile.Of("", "", ""), new ReaderLimits { MaxPages = 2 }).Code);

    [ToolFact("mutool")]
    public void MoreCharactersAndLinesThanTheLimit_AreTooComplex() =>
        Assert.Equal("too_complex", Reading.Rejected(PdfFile.Of(PdfFile.Table(100, Rows), PdfFile.Table(100, Rows)), new ReaderLimits { MaxPageMarks = 60 }).Code);

    [ToolFact("mutool")]
    public void CancelledReading_Throws() =>
        Assert.ThrowsAny<OperationCanceledException>(() => new PdfReader().Read(PdfFile.Of(""), new ReaderLimits(), new CancellationToken(canceled: true)));

    [ToolFact("mutool")]
    public void Memory_IsBounded() =>
        Assert.Equal("damaged", Reading.Rejected(PdfFile.Of(PdfFile.Text(60, 80, "甲")), new ReaderLimits { MaxToolMemoryBytes = 1 << 20 }).Code);

    [Fact]
    public void MissingTool_NamesThePackage()
    {
        var result = new PdfReader(mutool: null, tesseract: null).Read(Encoding.ASCII.GetBytes("%PDF-1.4"), new ReaderLimits(), CancellationToken.None);
        var reason = Assert.IsType<ReadResult.Rejected>(result).Reason;

        Assert.Equal("missing_tool", reason.Code);
        Assert.Contains("mupdf-tools", reason.Chinese, StringComparison.Ordinal);
        Assert.Contains("mupdf-tools", reason.English, StringComparison.Ordinal);
    }
}

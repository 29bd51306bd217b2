using System.Diagnostics;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lines;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Pages.Sources.PdfPig;
using PerfEval.Ingest.Pages.Sources.Scan;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Readers.Image;
using PerfEval.Ingest.Readers.Pdf;
using PerfEval.Ingest.Tests.Readers.Pdf;

namespace PerfEval.Ingest.Tests.Pages.Sources.Scan;

public sealed class ScanTests : IDisposable
{
    private static readonly string[] s_rows = ["人员经费|860.94|842.17", "公用经费|145.29|142.45", "合计|1006.23|984.62"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ToolFact("mutool", "tesseract")]
    public void PictureOfATable_IsReadInItsCellsAndNumbersAreMarkedAsReadTwice()
    {
        var document = Reading.Of(Picture("page.png"));
        var table = document.Tables.Single();
        var numbers = table.Cells.Where(cell => cell.Col > 0).ToList();

        Assert.Equal(("image", "image/png"), (document.Format, document.MediaType));
        Assert.Equal((9, 3), (table.Cells.Count, table.Cells.Max(cell => cell.Row) + 1));
        Assert.All(numbers.Where(cell => cell.Confidence > Trust.Review), cell => Assert.Equal(s_rows[cell.Row].Split('|')[cell.Col], cell.Text));
        Assert.True(numbers.Count(cell => cell.Confidence > Trust.Review) >= 5);
        Assert.All(table.Cells, cell => Assert.True(cell.Confidence <= Trust.ReadTwice));
        Assert.Equal(("ocr", "第 1 页"), document.Warnings.Select(warning => (warning.Kind, warning.Place)).Single());
    }

    [ToolFact("mutool", "tesseract")]
    public void PageLimit_LeavesAPageOutAndNamesIt()
    {
        var document = Reading.Of(Picture("page.png"), new ReaderLimits { MaxScannedPages = 0 });

        Assert.Equal(("ocr_limit", "第 1 页"), document.Warnings.Select(warning => (warning.Kind, warning.Place)).Single());
    }

    [ToolFact("mutool")]
    public void TimeLimit_KeepsThePagesReadByThenAndNamesTheOthers()
    {
        var count = Path.Combine(_folder.FullName, "calls");
        var tesseract = Script.Write(
            _folder, "tesseract",
            $$"""
            echo >>{{count}}
            [ $(wc -l <{{count}}) -gt 1 ] && exec sleep 600
            printf '5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90\t预算部门\n'
            """);
        var page = PdfFile.Text(60, 100, new string('甲', 30));
        var reader = new DocumentReader([new PdfReader(new PdfPigPageSource(), new MutoolPictures("/usr/bin/mutool"), tesseract)]);

        // On a busy machine the first page alone may take longer than a limit that is short enough to wait for.
        var read = new[] { 1, 5, 25 }.Select(seconds =>
        {
            File.Delete(count);
            return reader.Read(PdfFile.Of(page, page, page), new ReaderLimits { MaxTime = TimeSpan.FromSeconds(seconds) }, CancellationToken.None);
        }).OfType<ReadResult.Read>().First();

        Assert.Equal(["预算部门"], Reading.Paragraphs(read.Document));
        Assert.Equal(
            [("ocr", "第 1 页"), ("incomplete_page", "第 2 页"), ("incomplete_page", "第 3 页")],
            read.Document.Warnings.Select(warning => (warning.Kind, warning.Place)));
    }

    [ToolFact("mutool", "tesseract")]
    public void TooManyPixels_AreTooComplex() =>
        Assert.Equal("too_complex", Reading.Rejected(Picture("page.png"), new ReaderLimits { MaxPagePixels = 1000 }).Code);

    [ToolFact("tesseract")]
    public void DamagedPicture_IsRejected() => Assert.Equal("damaged", Reading.Rejected([0x89, .. "PNG\r\n\x1a\nrubbish"u8]).Code);

    [SharedFact]
    public void ScannedPages_AreDrawnAsMutoolDrawsThem()
    {
        var pdf = File.ReadAllBytes(SharedFiles.PathOf("samples/scan/hengshan-2024-scan.pdf"));
        var mutool = PerfEval.Ingest.Tools.ExternalTools.Mutool.Find();
        for (var page = 1; page <= 2; page++)
        {
            var own = new PdfPigPictures().Draw(pdf, page, 200, new ReaderLimits(), CancellationToken.None)!;

            Assert.Null(own.Missing);
            Assert.False(own.IsBlank);
            if (mutool is not null)
            {
                var other = new MutoolPictures(mutool).Draw(pdf, page, 200, new ReaderLimits(), CancellationToken.None)!;
                Assert.Equal((other.Width, other.Height), (own.Width, own.Height));
                Assert.Equal(0, own.Pixels.ToArray().Zip(other.Pixels.ToArray()).Count(pair => Math.Abs(pair.First - pair.Second) > 8));
            }
        }
    }

    [Fact]
    public void MissingTool_NamesThePackages()
    {
        var result = new ImageReader(tesseract: null).Read(new byte[] { 0xFF, 0xD8, 0xFF }, new ReaderLimits(), CancellationToken.None);

        Assert.Contains("tesseract-ocr-chi-sim", Assert.IsType<ReadResult.Rejected>(result).Reason.Chinese, StringComparison.Ordinal);
    }

    [ToolSharedTheory("tesseract")]
    [InlineData("page1-noisy-200dpi.jpg")]
    [InlineData("page1-noisy-300dpi.jpg")]
    public void NoisyPage_HasNoWrongNumberUnmarked(string file)
    {
        var truth = TruthTable.Cells("hengshan-2024")[0];
        var table = Reading.OfFile(SharedFiles.PathOf("samples/scan/" + file)).Tables.First();
        var sure = table.Cells.Where(cell => cell.Confidence >= Trust.ReadTwice).ToList();

        Assert.Equal(truth.Count, table.Cells.Count);
        Assert.True(sure.Count >= 0.85 * 34, $"{sure.Count} of 34 numbers are not marked.");
        Assert.All(sure, cell => Assert.Contains($"{cell.Row},{cell.Col} {cell.RowSpan}x{cell.ColSpan} {cell.Text}", truth));
    }

    /// <summary>Prints a table of this project's own and takes a picture of it.</summary>
    private byte[] Picture(string name)
    {
        var pdf = Path.Combine(_folder.FullName, "page.pdf");
        var picture = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(pdf, PdfFile.Of(PdfFile.Table(100, s_rows)));
        using var draw = Process.Start(
            new ProcessStartInfo("mutool", ["draw", "-q", "-r", "200", "-c", "gray", "-o", picture, pdf]) { RedirectStandardError = true })!;
        draw.StandardError.ReadToEnd();
        draw.WaitForExit();
        return File.ReadAllBytes(picture);
    }
}

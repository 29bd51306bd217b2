using System.Diagnostics;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Sources.PdfPig;
using PerfEval.Ingest.Pages.Sources.Scan;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Readers.Image;
using PerfEval.Ingest.Readers.Pdf;
using PerfEval.Ingest.Tests.Readers.Pdf;

namespace PerfEval.Ingest.Tests.Tools;

/// <summary>However a reading ends, its child processes have ended and its temporary files are gone when it returns.</summary>
[Collection("temporary folders")]
public sealed class LeftoverTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-test-");
    private readonly string _hanging = $"sleep 87654.{Environment.ProcessId}";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void MutoolThatHangs_IsStoppedAtTheLimit()
    {
        var result = Read(Painted(), Unpaintable(), TimeSpan.FromSeconds(0.2), CancellationToken.None);

        Assert.Equal("stalled", Assert.IsType<ReadResult.Rejected>(result).Reason.Code);
        AssertNothingIsLeft();
    }

    [Fact]
    public void CancellingMutool_KillsAndThrows()
    {
        using var cancelled = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        Assert.ThrowsAny<OperationCanceledException>(() => Read(Painted(), Unpaintable(), TimeSpan.FromSeconds(60), cancelled.Token));
        AssertNothingIsLeft();
    }

    [ToolFact("mutool")]
    public void TesseractThatHangs_IsStoppedAtTheLimit()
    {
        var result = Read(Images(), Picture(), TimeSpan.FromSeconds(0.4), CancellationToken.None);

        Assert.Equal("stalled", Assert.IsType<ReadResult.Rejected>(result).Reason.Code);
        AssertNothingIsLeft();
    }

    [ToolFact("mutool")]
    public void CancellingTesseract_KillsAndThrows()
    {
        var picture = Picture();
        using var cancelled = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        Assert.ThrowsAny<OperationCanceledException>(() => Read(Images(), picture, TimeSpan.FromSeconds(60), cancelled.Token));
        AssertNothingIsLeft();
    }

    [ToolFact("mutool", "tesseract")]
    public void RealTools_AreKilledWithAllTheirProcesses()
    {
        var picture = Picture();
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));

        // A fast machine may be done before: the next reading of the same bytes is stopped then.
        Assert.ThrowsAny<OperationCanceledException>((Action)(() => ReadForEver(picture, cancelled.Token)));
        AssertNothingIsLeft();
    }

    private static void ReadForEver(byte[] content, CancellationToken ct)
    {
        var reader = new DocumentReader();
        while (true)
        {
            reader.Read(content, new ReaderLimits(), ct);
        }
    }

    private static ReadResult Read(IDocumentReader reader, byte[] content, TimeSpan time, CancellationToken ct) =>
        new DocumentReader([reader]).Read(content, new ReaderLimits { MaxTime = time }, ct);

    private void AssertNothingIsLeft()
    {
        Assert.Empty(Leftovers.Processes(_hanging.Replace(' ', '\0')));
        foreach (var purpose in new[] { "pdf", "scan" })
        {
            Assert.Empty(Leftovers.Folders(purpose));
            Assert.Empty(Leftovers.Processes($"perfeval-{Environment.ProcessId}-{purpose}-"));
        }
    }

    private ImageReader Images() => new(Hanging("tesseract"));

    private PdfReader Painted() =>
        new(new PdfPigPageSource(), new FallbackPictures(new PdfPigPictures(), new MutoolPictures(Hanging("mutool"))), Hanging("tesseract"));

    /// <summary>A font without its characters: one character all over, which only a painter shows.</summary>
    private static byte[] Unpaintable() => PdfFile.Of(PdfFile.Text(60, 100, new string('甲', 30)));

    /// <summary>It has a child of its own that would survive it, as soffice has.</summary>
    private string Hanging(string name) => Script.Write(_folder, name, $"{_hanging} & wait");

    private byte[] Picture()
    {
        var (pdf, picture) = (Path.Combine(_folder.FullName, "page.pdf"), Path.Combine(_folder.FullName, "page.png"));
        File.WriteAllBytes(pdf, PdfFile.Of(PdfFile.Table(100, ["人员经费|860.94", "公用经费|145.29"])));
        using var draw = Process.Start(
            new ProcessStartInfo("mutool", ["draw", "-q", "-r", "200", "-c", "gray", "-o", picture, pdf]) { RedirectStandardError = true })!;
        draw.StandardError.ReadToEnd();
        draw.WaitForExit();
        return File.ReadAllBytes(picture);
    }
}

using System.Runtime.InteropServices;
using PerfEval.Ingest.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>A PDF that PdfPig has opened. Everything here recurses as the file is nested: call it on a thread with a deep stack.</summary>
internal sealed class PdfPigFile : IDisposable
{
    private readonly PdfDocument _document;
    private readonly PdfReading _reading;

    private PdfPigFile(PdfDocument document, PdfReading reading) => (_document, _reading) = (document, reading);

    public int PageCount => _document.NumberOfPages;

    /// <exception cref="ReadingStoppedException">The file as a whole cannot be read.</exception>
    public static PdfPigFile Open(ReadOnlyMemory<byte> bytes, PdfReading reading)
    {
        var whole = MemoryMarshal.TryGetArray(bytes, out var array) && array.Count == array.Array!.Length ? array.Array : bytes.ToArray();
        try
        {
            var document = PdfDocument.Open(whole, new ParsingOptions
            {
                UseLenientParsing = true,
                SkipMissingFonts = true,
                ClipPaths = false,
                Logger = reading,
                FilterProvider = new PdfFilters(reading),
            });
            document.AddPageFactory<PdfPage, PdfPageFactory>();
            reading.Layers = HiddenLayers.Of(document.Structure.Catalog, document.Structure.TokenScanner);
            // What was said while the table of objects was repaired concerns no page.
            reading.TakeComplaint();
            return new PdfPigFile(document, reading);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new ReadingStoppedException(Rejections.Password);
        }
#pragma warning disable CA1031 // PdfPig throws what it likes on damaged files.
        catch (Exception e) when (e is not (ReadingStoppedException or OperationCanceledException))
        {
            reading.StopIfOver();
            // It tells what is nested without end by its message alone.
            throw new ReadingStoppedException(e.Message.Contains("nesting depth", StringComparison.OrdinalIgnoreCase)
                ? Rejections.TooComplex("对象嵌套过深", "its objects are nested too deep")
                : Rejections.Damaged(Formats.Pdf, e.Message));
        }
#pragma warning restore CA1031
    }

    /// <param name="number">Counted from 1.</param>
    /// <param name="complaint">What could not be read of the page; null where all was.</param>
    /// <returns>Null where nothing could be read.</returns>
    public PdfPage? Page(int number, out string? complaint)
    {
        PdfPage? page = null;
        try
        {
            page = _document.GetPage<PdfPage>(number);
        }
#pragma warning disable CA1031
        catch (Exception e) when (e is not (ReadingStoppedException or OperationCanceledException or OutOfMemoryException))
        {
            _reading.Complain(e.Message);
        }
#pragma warning restore CA1031

        _reading.StopIfOver();
        complaint = _reading.TakeComplaint();
        return page;
    }

    public void Dispose() => _document.Dispose();
}

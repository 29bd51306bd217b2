using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>Pages of a PDF by PdfPig, in this process, on a thread that is given up where it does not end in time.</summary>
public sealed class PdfPigPageSource : IPageSource
{
    public PagesRead Read(ReadOnlyMemory<byte> bytes, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            return OwnThread.Run(() => Pages(bytes, new PdfReading(limits, ct)), ct);
        }
        catch (ReadingStoppedException e)
        {
            return new PagesRead.Rejected(e.Reason);
        }
    }

    private static PagesRead.Pages Pages(ReadOnlyMemory<byte> bytes, PdfReading reading)
    {
        using var file = PdfPigFile.Open(bytes, reading);
        var limits = reading.Limits;
        if (file.PageCount > limits.MaxPages)
        {
            throw new ReadingStoppedException(Rejections.TooComplex($"超过 {limits.MaxPages} 页", $"more than {limits.MaxPages} pages"));
        }

        var pages = new List<PageModel>();
        var warnings = new List<DocumentWarning>();
        var dropped = 0;
        string? first = null;
        for (var number = 1; number <= file.PageCount; number++)
        {
            reading.CancellationToken.ThrowIfCancellationRequested();
            var page = file.Page(number, out var complaint);
            if (complaint is not null)
            {
                first ??= complaint;
                warnings.Add(
                    new DocumentWarning(WarningKind.IncompletePage, $"第 {number} 页", $"该页内容损坏，可能不完整。The page is damaged and may be incomplete: {complaint}"));
            }

            if (page is null)
            {
                continue;
            }

            pages.Add(page.Model);
            dropped += page.Dropped;
            warnings.AddRange(page.Unseen.Warnings($"第 {number} 页"));
            if (page.Crowded)
            {
                warnings.Add(new DocumentWarning(
                    WarningKind.TooManyLines, $"第 {number} 页", $"页面线条超过 {limits.MaxPageLines} 条，多余的未用于识别表格。Lines beyond {limits.MaxPageLines} were left out."));
            }
        }

        if (pages.Count == 0)
        {
            throw new ReadingStoppedException(Rejections.Damaged(Formats.Pdf, first ?? "没有页面 (no pages)"));
        }

        if (dropped > 0)
        {
            warnings.Add(new DocumentWarning(WarningKind.ControlCharacters, "全文", $"略去 {dropped} 个控制字符。Control characters were left out."));
        }

        return new PagesRead.Pages([pages], warnings);
    }
}

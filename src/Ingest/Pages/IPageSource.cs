namespace PerfEval.Ingest.Pages;

/// <summary>Reads the pages of a PDF in order; another engine for PDF goes behind this seam.</summary>
public interface IPageSource
{
    IAsyncEnumerable<PageModel> Read(Stream pdf, CancellationToken cancellationToken);
}

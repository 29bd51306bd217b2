using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Model;

/// <summary>Draws pages, for those whose text has to be recognised.</summary>
public interface IPagePictures
{
    /// <param name="bytes">The whole file.</param>
    /// <param name="page">Counted from 1.</param>
    /// <param name="dpi">Pixels an inch of the page as displayed.</param>
    /// <returns>Null where the page cannot be drawn.</returns>
    /// <exception cref="ReadingStoppedException">The picture would exceed <see cref="ReaderLimits.MaxPagePixels"/>.</exception>
    PagePicture? Draw(ReadOnlyMemory<byte> bytes, int page, double dpi, ReaderLimits limits, CancellationToken ct);
}

using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>Asks the second where the first leaves something of a page out.</summary>
/// <param name="second">Null where there is none.</param>
public sealed class FallbackPictures(IPagePictures first, IPagePictures? second) : IPagePictures
{
    public PagePicture? Draw(ReadOnlyMemory<byte> bytes, int page, double dpi, ReaderLimits limits, CancellationToken ct)
    {
        var picture = first.Draw(bytes, page, dpi, limits, ct);
        return picture is { Missing: null } || second is null ? picture : second.Draw(bytes, page, dpi, limits, ct) ?? picture;
    }
}

using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>One page as PdfPig's content stream gave it.</summary>
/// <param name="Crowded">Lines beyond the limit were left out.</param>
/// <param name="Dropped">Control characters, which no text can hold, left out.</param>
/// <param name="Unseen">Text that is not taken for the page's content.</param>
internal sealed record PdfPage(PageModel Model, IReadOnlyList<PlacedImage> Images, bool Crowded, int Dropped, Unseen Unseen);

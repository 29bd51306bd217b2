using PerfEval.Ingest.Pages.Model;
using UglyToad.PdfPig.Content;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>An image and where it is painted.</summary>
/// <param name="Load">Reads its dictionary; the samples are decoded when they are asked for.</param>
/// <param name="Place">From the unit square of the image (origin bottom left) to the page as displayed (points, origin top left).</param>
/// <param name="Ink">Grey in which a stencil is painted, 0 is black.</param>
internal sealed record PlacedImage(Func<IPdfImage> Load, Affine Place, byte Ink);

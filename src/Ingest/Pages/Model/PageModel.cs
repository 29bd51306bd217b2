namespace PerfEval.Ingest.Pages.Model;

/// <summary>What is printed on one page, whatever format it came from: the seam between page formats and <see cref="Grid.PageTables"/>.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Width">In points, as displayed.</param>
/// <param name="Height">In points, as displayed.</param>
/// <param name="Lines">Strokes, edges of stroked rectangles and the long axis of thin filled rectangles.</param>
public sealed record PageModel(int Number, double Width, double Height, IReadOnlyList<Glyph> Glyphs, IReadOnlyList<RulingLine> Lines)
{
    /// <summary>Share of the page (0..1) that pictures cover; a scan is a page of pictures without glyphs.</summary>
    public double PictureShare { get; init; }

    /// <summary>Text and lines were read from a picture of the page.</summary>
    public bool IsRecognised { get; init; }
}

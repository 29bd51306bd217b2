using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lines;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Stream;

/// <summary>A cell of a table without lines: pieces of text below each other.</summary>
internal sealed class StreamCell(Upright page)
{
    private const double Aligned = 2;

    public Upright Page { get; } = page;

    public List<TextLine> Lines { get; } = [];

    public int RowSpan { get; set; } = 1;

    public TextLine Last => Lines[^1];

    public double X0 => Lines.Min(line => line.X0);

    public double X1 => Lines.Max(line => line.X1);

    public double Top => Lines[0].Top;

    public double Bottom => Last.Bottom;

    public double Size => Last.Size;

    /// <summary>By how much its font sets it lower than the others of its row; see <see cref="FontShift"/>.</summary>
    public double Shift { get; set; }

    public double Middle => ((Top + Bottom) / 2) - Shift;

    /// <summary>Whether it holds figures and signs only, which are often set in another font.</summary>
    public bool IsWestern => Lines.TrueForAll(line => line.Text.All(c => c < 0x2E80));

    public Box Box => new(X0, Top, X1, Bottom);

    public string Text => CellText.Of(Lines, Lines.Max(line => line.Width));

    /// <summary>Whether a line below may be of this cell: lines of a cell begin level, or have one middle, or are about as long.</summary>
    public bool Continues(TextLine line) =>
        Overlaps(line.X0, line.X1)
        && (Math.Abs(line.X0 - X0) <= Aligned
            || Math.Abs(line.X0 + line.X1 - X0 - X1) <= 2 * Aligned
            || Math.Min(X1, line.X1) - Math.Max(X0, line.X0) >= 0.5 * Math.Max(X1 - X0, line.Width));

    public bool Overlaps(StreamCell other) => Overlaps(other.X0, other.X1);

    public bool Overlaps(double x0, double x1) => Math.Min(X1, x1) - Math.Max(X0, x0) > 1;
}

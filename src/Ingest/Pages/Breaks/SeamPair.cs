using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lattice;
using PerfEval.Ingest.Pages.Lines;

namespace PerfEval.Ingest.Pages.Breaks;

/// <summary>The last cell of a page and the first of the next in the same columns.</summary>
internal sealed record SeamPair(JoinedCell Above, PartCell Below)
{
    /// <summary>No line is painted between them, on neither page.</summary>
    public bool IsOpen => !Above.Piece.BottomDrawn && !Below.TopDrawn;

    public double LineHeight => Above.Piece.Lines.Concat(Below.Lines).Select(line => 1.2 * line.Size).DefaultIfEmpty(0).Max();

    /// <summary>
    /// The text above ends in the middle: its last line is full and at the very end of the cell, or a bracket is open, or what follows starts
    /// with a mark that starts no text.
    /// </summary>
    public bool TextGoesOn
    {
        get
        {
            if (Below.IsEmpty || Above.Piece.IsEmpty)
            {
                return false;
            }

            var (last, first) = (Above.Piece.Lines[^1], Below.Lines[0]);
            var full = CellText.IsFull(last, first, Math.Max(Above.Piece.Room, Below.Room))
                && Above.Piece.Box.Y1 - last.Bottom < 1.2 * last.Size
                && first.Top - Below.Box.Y0 < 1.2 * first.Size;
            return full || CellText.HasOpenBracket(Above.Text) || CellText.StartsInside(Below.Text);
        }
    }
}

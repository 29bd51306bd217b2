using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lattice;
using PerfEval.Ingest.Pages.Lines;

namespace PerfEval.Ingest.Pages.Breaks;

/// <summary>A cell of a table that may run over several pages; rows count over all of them.</summary>
internal sealed class JoinedCell
{
    public required int Row { get; init; }

    public required int RowSpan { get; set; }

    /// <summary>Left and right boundary in points of the first page of the table.</summary>
    public required double X0 { get; init; }

    public required double X1 { get; init; }

    public required int Page { get; init; }

    /// <summary>On the page as displayed; of a cell cut by a page break its first piece.</summary>
    public required Box Box { get; init; }

    /// <summary>The piece on the last page so far.</summary>
    public required PartCell Piece { get; set; }

    public required string Text { get; set; }

    public required double Confidence { get; set; }

    public int LastRow => Row + RowSpan - 1;

    public bool IsEmpty => Text.Length == 0;

    /// <summary>Adds what the next page shows of this cell.</summary>
    public void Continue(PartCell piece, int rows)
    {
        if (piece.Lines.Count > 0)
        {
            Text = IsEmpty ? piece.Text
                : Piece.Lines.Count == 0 ? Text + "\n" + piece.Text
                : Text + CellText.Between(Piece.Lines[^1], piece.Lines[0], Math.Max(Piece.Room, piece.Room)) + piece.Text;
        }

        RowSpan += rows;
        Piece = piece;
    }
}

using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lines;

namespace PerfEval.Ingest.Pages.Lattice;

/// <summary>A cell of the part of a table that lies on one page; row and column count within that part.</summary>
internal sealed class PartCell
{
    public required int Row { get; set; }

    public required int Col { get; set; }

    public required int RowSpan { get; set; }

    public required int ColSpan { get; set; }

    /// <summary>On the turned page.</summary>
    public required Box Box { get; init; }

    /// <summary>Whether a line was painted along this side. At a page break it may be missing.</summary>
    public bool TopDrawn { get; init; }

    public bool BottomDrawn { get; init; }

    /// <summary>Lies beside a narrower part of the table rather than in it; a cell only if there is text.</summary>
    public bool InCornerGap { get; set; }

    /// <summary>A number runs over its edge, and nobody can tell whose it is.</summary>
    public bool Disputed { get; set; }

    /// <summary>Width that text has in the cell, in points.</summary>
    public double Room { get; set; }

    public List<TextLine> Lines { get; set; } = [];

    public string Text { get; set; } = "";

    public double Confidence { get; set; } = 1;

    public int LastRow => Row + RowSpan - 1;

    public bool IsEmpty => Lines.Count == 0;
}

using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lattice;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Breaks;

/// <summary>A table put together from what each page shows of it.</summary>
internal sealed class JoinedTable
{
    private readonly double _left;

    public JoinedTable(TablePart part)
    {
        First = Last = part;
        _left = part.Xs[0];
        Cells = part.Cells.ConvertAll(cell => New(cell, part, 0, 0, Trust.Printed));
        Rows = part.Rows;
        Bottom = Cells.FindAll(cell => cell.LastRow == Rows - 1);
    }

    public TablePart First { get; }

    public TablePart Last { get; private set; }

    public List<JoinedCell> Cells { get; }

    public int Rows { get; private set; }

    public bool IsSingleCell => Cells.Count == 1;

    /// <summary>Cells that touch the lower end of the last part.</summary>
    public List<JoinedCell> Bottom { get; private set; }

    /// <summary>By how much the columns of a part lie to the right of this table's.</summary>
    public double Shift(TablePart part) => part.Xs[0] - _left;

    /// <summary>Adds the part of the next page.</summary>
    /// <param name="header">Rows at its top that repeat the header and are left out.</param>
    /// <param name="seam">Which cells go on over the page break.</param>
    public void Append(TablePart part, int header, PageSeam seam)
    {
        var shift = Shift(part);
        var before = Cells.Count;
        var offset = Rows - header - (seam.RowIsCut ? 1 : 0);
        foreach (var cell in part.Cells.Where(cell => cell.Row >= header))
        {
            if (seam.Continued.TryGetValue(cell, out var above))
            {
                above.Continue(cell, cell.RowSpan - (seam.RowIsCut ? 1 : 0));
                above.Confidence = Math.Min(above.Confidence, seam.Confidence);
            }
            else
            {
                Cells.Add(New(cell, part, offset, shift, seam.ConfidenceOfRest));
            }
        }

        Rows = offset + part.Rows;
        // Only what reached the seam can have gone on over it.
        Bottom = [.. Bottom.Concat(Cells.Skip(before)).Where(cell => cell.LastRow == Rows - 1)];
        Last = part;
    }

    public Table ToTable()
    {
        var edges = Edges.Cluster(Cells.SelectMany(cell => new[] { cell.X0, cell.X1 }));
        return new Table
        {
            Cells = [.. Cells
                .Select(cell =>
                {
                    var col = Edges.Nearest(edges, cell.X0);
                    return new Cell(cell.Row, col, cell.RowSpan, Math.Max(1, Edges.Nearest(edges, cell.X1) - col), cell.Text)
                    {
                        Page = cell.Page,
                        Box = cell.Box,
                        Confidence = cell.Confidence,
                    };
                })
                .OrderBy(cell => cell.Row).ThenBy(cell => cell.Col)],
        };
    }

    private static JoinedCell New(PartCell cell, TablePart part, int offset, double shift, double confidence) => new()
    {
        Row = cell.Row + offset,
        RowSpan = cell.RowSpan,
        X0 = cell.Box.X0 - shift,
        X1 = cell.Box.X1 - shift,
        Page = part.Page.Number,
        Box = part.Page.ToPage(cell.Box),
        Piece = cell,
        Text = cell.Text,
        Confidence = Math.Min(cell.Confidence, confidence),
    };
}

using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Lattice;

/// <summary>The lines of one table as a grid of boundaries, and the cells between them.</summary>
internal sealed class LatticeGrid
{
    /// <summary>Lines sticking out by more than this have a cell beside them whose frame was not painted.</summary>
    private const double SticksOut = 4;

    private readonly List<double> _xs;
    private readonly List<double> _ys;

    /// <summary>Length covered by lines, per boundary and cell beside it.</summary>
    private readonly double[,] _across;
    private readonly double[,] _down;

    private LatticeGrid(List<double> xs, List<double> ys, List<Rule> horizontal, List<Rule> vertical)
    {
        (_xs, _ys) = (xs, ys);
        _across = Cover(horizontal, ys, xs);
        _down = Cover(vertical, xs, ys);
    }

    private int Rows => _ys.Count - 1;

    private int Cols => _xs.Count - 1;

    /// <summary>Null where the lines enclose nothing, or more than is left.</summary>
    /// <param name="cellsLeft">Places that a grid may still have; negative where this one has more.</param>
    public static TablePart? Build(Upright page, List<Rule> horizontal, List<Rule> vertical, ref int cellsLeft)
    {
        var xs = WithFrame(Edges.Cluster(vertical.Select(rule => rule.At)), horizontal);
        var ys = WithFrame(Edges.Cluster(horizontal.Select(rule => rule.At)), vertical);
        if (xs.Count < 2 || ys.Count < 2)
        {
            return null;
        }

        cellsLeft = (int)Math.Max(-1, cellsLeft - ((long)xs.Count * ys.Count));
        if (cellsLeft < 0)
        {
            return null;
        }

        var grid = new LatticeGrid(xs, ys, horizontal, vertical);
        var cells = grid.Cells(out var irregular);
        return Compact(page, xs, ys, cells, irregular);
    }

    /// <summary>
    /// Adds the sides of the frame that were not painted, as at a page break: where several lines of the other direction end
    /// together beyond the last painted boundary.
    /// </summary>
    private static List<double> WithFrame(List<double> edges, List<Rule> others)
    {
        var (first, last) = (others.Min(rule => rule.From), others.Max(rule => rule.To));
        if (edges[0] - first > SticksOut && others.Count(rule => rule.From - first <= Edges.Same) > 1)
        {
            edges.Insert(0, first);
        }

        if (last - edges[^1] > SticksOut && others.Count(rule => last - rule.To <= Edges.Same) > 1)
        {
            edges.Add(last);
        }

        return edges;
    }

    private static double[,] Cover(List<Rule> rules, List<double> at, List<double> along)
    {
        var covered = new double[at.Count, along.Count - 1];
        foreach (var rule in rules)
        {
            var edge = Edges.Nearest(at, rule.At);
            for (var i = Math.Max(0, Edges.Nearest(along, rule.From) - 1); i < along.Count - 1 && along[i] < rule.To; i++)
            {
                covered[edge, i] += Math.Max(0, Math.Min(rule.To, along[i + 1]) - Math.Max(rule.From, along[i]));
            }
        }

        return covered;
    }

    private bool AcrossDrawn(int edge, int col) => Drawn(_across[edge, col], _xs[col + 1] - _xs[col]);

    private bool DownDrawn(int edge, int row) => Drawn(_down[edge, row], _ys[row + 1] - _ys[row]);

    private static bool Drawn(double covered, double length) => length - covered <= Math.Max(Math.Min(4, 0.4 * length), 0.08 * length);

    private List<PartCell> Cells(out bool irregular)
    {
        var taken = new bool[Rows, Cols];
        var cells = new List<PartCell>();
        irregular = false;
        for (var row = 0; row < Rows; row++)
        {
            for (var col = 0; col < Cols; col++)
            {
                if (!taken[row, col])
                {
                    var cell = Grow(row, col, taken, ref irregular);
                    cell.InCornerGap = IsCornerGap(cell);
                    cells.Add(cell);
                }
            }
        }

        return cells;
    }

    private PartCell Grow(int row, int col, bool[,] taken, ref bool irregular)
    {
        var right = col + 1;
        while (right < Cols && !taken[row, right] && !DownDrawn(right, row))
        {
            right++;
        }

        var below = row + 1;
        while (below < Rows && !AnyAcross(below, col, right) && !AnyTaken(below, col, right, taken))
        {
            irregular |= AnyDown(below, col, right);
            below++;
        }

        // A side that is painted in part only bounds a shape that is no rectangle.
        irregular |= below < Rows && !AllAcross(below, col, right);
        for (var r = row; r < below; r++)
        {
            for (var c = col; c < right; c++)
            {
                taken[r, c] = true;
            }
        }

        return new PartCell
        {
            Row = row,
            Col = col,
            RowSpan = below - row,
            ColSpan = right - col,
            Box = new Box(_xs[col], _ys[row], _xs[right], _ys[below]),
            TopDrawn = AllAcross(row, col, right),
            BottomDrawn = AllAcross(below, col, right),
        };
    }

    private bool AnyAcross(int edge, int from, int to) => Enumerable.Range(from, to - from).Any(col => AcrossDrawn(edge, col));

    private bool AllAcross(int edge, int from, int to) => Enumerable.Range(from, to - from).All(col => AcrossDrawn(edge, col));

    private bool AnyDown(int row, int from, int to) => Enumerable.Range(from + 1, to - from - 1).Any(edge => DownDrawn(edge, row));

    private static bool AnyTaken(int row, int from, int to, bool[,] taken) => Enumerable.Range(from, to - from).Any(col => taken[row, col]);

    /// <summary>
    /// The space beside a narrower part of a table: two sides that meet at a corner of the frame are open. A cell cut by a page break
    /// has one open side, or two that lie opposite.
    /// </summary>
    private bool IsCornerGap(PartCell cell)
    {
        var rows = Enumerable.Range(cell.Row, cell.RowSpan);
        var open = (
            Left: cell.Col == 0 && !rows.Any(row => DownDrawn(0, row)),
            Right: cell.Col + cell.ColSpan == Cols && !rows.Any(row => DownDrawn(Cols, row)),
            Top: cell.Row == 0 && !cell.TopDrawn,
            Bottom: cell.LastRow == Rows - 1 && !cell.BottomDrawn);
        return (open.Left || open.Right) && (open.Top || open.Bottom);
    }

    /// <summary>Leaves out boundaries that end no cell, such as the underline of a text.</summary>
    private static TablePart? Compact(Upright page, List<double> xs, List<double> ys, List<PartCell> cells, bool irregular)
    {
        if (cells.Count == 0)
        {
            return null;
        }

        var usedRows = new SortedSet<int>(cells.SelectMany(cell => new[] { cell.Row, cell.Row + cell.RowSpan })).ToList();
        var usedCols = new SortedSet<int>(cells.SelectMany(cell => new[] { cell.Col, cell.Col + cell.ColSpan })).ToList();
        foreach (var cell in cells)
        {
            var (row, col) = (usedRows.BinarySearch(cell.Row), usedCols.BinarySearch(cell.Col));
            cell.RowSpan = usedRows.BinarySearch(cell.Row + cell.RowSpan) - row;
            cell.ColSpan = usedCols.BinarySearch(cell.Col + cell.ColSpan) - col;
            (cell.Row, cell.Col) = (row, col);
        }

        return new TablePart
        {
            Page = page,
            Xs = usedCols.ConvertAll(index => xs[index]),
            Ys = usedRows.ConvertAll(index => ys[index]),
            Cells = cells,
            Irregular = irregular,
        };
    }
}

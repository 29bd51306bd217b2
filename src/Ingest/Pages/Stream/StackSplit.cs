using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lines;

namespace PerfEval.Ingest.Pages.Stream;

/// <summary>
/// Parts lines that stand close below each other into the cells of several rows. Cells of one line show where the middles of rows
/// are; of all ways to part a stack the one is taken that leaves the fewest cells without a row, then the fewest cells.
/// </summary>
internal static class StackSplit
{
    /// <summary>A middle is that of a row within this, as a multiple of the size; it costs nothing up to <see cref="Exact"/>.</summary>
    private const double Level = 0.4;
    private const double Exact = 0.08;

    /// <summary>What each cell costs, one that lies in no row (merged labels do), and one level with a single other.</summary>
    private const double Piece = 15;
    private const double NoRow = 60;
    private const double LoneRow = 20;

    /// <summary>Of two ways to part lines the one at the larger gap is better.</summary>
    private const double Distance = 0.05;

    /// <summary>What a cell costs that reaches over the middle of another row.</summary>
    private const double OtherRow = 25;

    /// <summary>What speaks against one cell: lines unevenly spaced; against two: a bracket at the start of the second.</summary>
    private const double Never = 200;

    /// <summary>Distances of the lines of one cell differ by no more than this, as a multiple of the size.</summary>
    private const double Uneven = 0.18;

    /// <summary>Stacks of more lines are running text.</summary>
    private const int MaxLines = 60;

    public static List<StreamCell> Split(List<StreamCell> stacks)
    {
        stacks = [.. stacks.SelectMany(PartNumbers)];
        FontShift.Correct(stacks);
        var rows = Rows([.. stacks.Where(stack => stack.Lines.Count == 1).OrderBy(stack => stack.Middle)]);
        return [.. stacks.SelectMany(stack => stack.Lines.Count is 1 or > MaxLines ? [stack] : Split(stack, rows))];
    }

    /// <summary>Middles of rows and how many single lines are level there: a lone one may be a label between two rows.</summary>
    private static List<(double Middle, int Cells)> Rows(List<StreamCell> lines)
    {
        var rows = new List<(double Middle, int Cells)>();
        foreach (var line in lines)
        {
            if (rows.Count > 0 && line.Middle - rows[^1].Middle <= Level * line.Size)
            {
                rows[^1] = (rows[^1].Middle, rows[^1].Cells + 1);
            }
            else
            {
                rows.Add((line.Middle, 1));
            }
        }

        return rows;
    }

    private static List<StreamCell> Split(StreamCell stack, List<(double Middle, int Cells)> rows)
    {
        var lines = stack.Lines;
        var cost = new double[lines.Count + 1];
        var from = new int[lines.Count + 1];
        for (var end = 1; end <= lines.Count; end++)
        {
            cost[end] = double.PositiveInfinity;
            for (var start = 0; start < end; start++)
            {
                var middle = ((lines[start].Top + lines[end - 1].Bottom) / 2) - stack.Shift;
                var total = cost[start] + Piece + (Distance * (lines[end - 1].Baseline - lines[start].Baseline) / lines[start].Size)
                    + RowCost(rows, middle, lines[start].Top, lines[end - 1].Bottom, lines[start].Size)
                        + (start > 0 && CellText.StartsWithBracket(lines[start].Text) ? Never : 0)
                        + (IsUneven(lines, start, end) ? Never : 0);
                if (total < cost[end])
                {
                    (cost[end], from[end]) = (total, start);
                }
            }
        }

        var cells = new List<StreamCell>();
        for (var end = lines.Count; end > 0; end = from[end])
        {
            cells.Add(Cell(stack, lines[from[end]..end]));
        }

        cells.Reverse();
        return cells;
    }

    private static double RowCost(List<(double Middle, int Cells)> rows, double middle, double top, double bottom, double size)
    {
        var own = rows.Where(row => Math.Abs(row.Middle - middle) <= Level * size).OrderByDescending(row => row.Cells).FirstOrDefault();
        var reached = rows.Count(row => row.Cells > 1 && row.Middle > top && row.Middle < bottom);
        if (own.Cells == 0)
        {
            return NoRow + (reached * Piece);
        }

        var off = Math.Max(0, (Math.Abs(own.Middle - middle) / size) - Exact) / (Level - Exact);
        return (off * NoRow) + (own.Cells == 1 ? LoneRow : 0) + (Math.Max(0, reached - 1) * OtherRow);
    }

    /// <summary>Lines of one cell are evenly spaced.</summary>
    private static bool IsUneven(List<TextLine> lines, int start, int end)
    {
        if (end - start < 3)
        {
            return false;
        }

        var steps = Enumerable.Range(start + 1, end - start - 1).Select(i => lines[i].Baseline - lines[i - 1].Baseline).ToList();
        return steps.Max() - steps.Min() > Uneven * lines[start].Size;
    }

    /// <summary>Numbers below a header, a label or each other are cells of their own.</summary>
    private static List<StreamCell> PartNumbers(StreamCell stack)
    {
        var first = stack.Lines.Count;
        while (first > 0 && IsNumber(stack.Lines[first - 1].Text))
        {
            first--;
        }

        if (stack.Lines.Count == 1 || first == stack.Lines.Count)
        {
            return [stack];
        }

        var parts = stack.Lines.Skip(first).Select(line => Cell(stack, [line])).ToList();
        return first == 0 ? parts : [Cell(stack, stack.Lines[..first]), .. parts];
    }

    private static StreamCell Cell(StreamCell stack, List<TextLine> lines)
    {
        var cell = new StreamCell(stack.Page) { Shift = stack.Shift };
        cell.Lines.AddRange(lines);
        return cell;
    }

    private static bool IsNumber(string text) => text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '%' or ' ');
}

namespace PerfEval.Ingest.Grid;

/// <summary>
/// Parts lines that stand close below each other into the cells of several rows. Cells of one line show where the middles of rows
/// are; of all ways to part a stack the one is taken that leaves the fewest cells without a row, then the fewest cells.
/// </summary>
internal static class StackSplit
{
    /// <summary>A middle is that of a row within this, as a multiple of the size.</summary>
    private const double Level = 0.4;

    /// <summary>What a cell costs that lies in no row, against one that does; merged labels are such cells.</summary>
    private const int NoRow = 100;

    /// <summary>Distances of the lines of one cell differ by no more than this, as a multiple of the size.</summary>
    private const double Uneven = 0.3;

    /// <summary>Stacks of more lines are running text.</summary>
    private const int MaxLines = 60;

    public static List<StreamCell> Split(List<StreamCell> stacks)
    {
        stacks = [.. stacks.SelectMany(PartNumbers)];
        var middles = stacks.Where(stack => stack.Lines.Count == 1).Select(stack => stack.Middle).Order().ToList();
        return [.. stacks.SelectMany(stack => stack.Lines.Count is 1 or > MaxLines ? [stack] : Split(stack, middles))];
    }

    private static List<StreamCell> Split(StreamCell stack, List<double> middles)
    {
        var lines = stack.Lines;
        var cost = new int[lines.Count + 1];
        var from = new int[lines.Count + 1];
        for (var end = 1; end <= lines.Count; end++)
        {
            cost[end] = int.MaxValue;
            for (var start = 0; start < end; start++)
            {
                var middle = (lines[start].Top + lines[end - 1].Bottom) / 2;
                var total = cost[start] + 1 + (IsRow(middles, middle, lines[start].Size) ? 0 : NoRow)
                    + (start > 0 && CellText.StartsWithBracket(lines[start].Text) ? NoRow : 0)
                    + (IsUneven(lines, start, end) ? 2 * NoRow : 0);
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

    private static bool IsRow(List<double> middles, double middle, double size) =>
        middles.Count > 0 && Math.Abs(middles[Edges.Nearest(middles, middle)] - middle) <= Level * size;

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
        var cell = new StreamCell(stack.Page);
        cell.Lines.AddRange(lines);
        return cell;
    }

    private static bool IsNumber(string text) => text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '%' or ' ');
}

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

    /// <summary>Stacks of more lines are running text.</summary>
    private const int MaxLines = 60;

    public static List<StreamCell> Split(List<StreamCell> stacks)
    {
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
                    + (IsLabelOverNumber(lines, start, end) ? NoRow : 0);
                if (total < cost[end])
                {
                    (cost[end], from[end]) = (total, start);
                }
            }
        }

        var cells = new List<StreamCell>();
        for (var end = lines.Count; end > 0; end = from[end])
        {
            var cell = new StreamCell(stack.Page);
            cell.Lines.AddRange(lines[from[end]..end]);
            cells.Add(cell);
        }

        cells.Reverse();
        return cells;
    }

    private static bool IsRow(List<double> middles, double middle, double size) =>
        middles.Count > 0 && Math.Abs(middles[Edges.Nearest(middles, middle)] - middle) <= Level * size;

    /// <summary>A header or label with a number below it is two cells.</summary>
    private static bool IsLabelOverNumber(List<TextLine> lines, int start, int end) =>
        end - start > 1 && IsNumber(lines[end - 1].Text) && !IsNumber(lines[end - 2].Text);

    private static bool IsNumber(string text) => text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '%' or ' ');
}

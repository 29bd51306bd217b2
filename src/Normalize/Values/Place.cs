namespace PerfEval.Normalize.Values;

/// <summary>
/// Where in its document something is printed: a cell (table, row, column) or a paragraph with UTF-16 offsets. All count from 0.
/// </summary>
public readonly record struct Place(int? TableNo, int? Row, int? Col, int? Paragraph = null, int? CharStart = null, int? CharEnd = null)
{
    public static Place OfCell(int tableNo, int row, int col) => new(tableNo, row, col);

    public static Place OfParagraph(int paragraph, int start, int end) => new(null, null, null, paragraph, start, end);
}

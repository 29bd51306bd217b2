namespace PerfEval.Normalize.Values;

/// <summary>
/// Where in its document something is printed: a cell (table, row, column) or a paragraph with UTF-16 offsets. All count from 0.
/// </summary>
public readonly record struct Place
{
    // One more than what they stand for, 0 for nothing: a report has thousands of places, and they are keys.
    private readonly int _tableNo;
    private readonly int _row;
    private readonly int _col;
    private readonly int _paragraph;
    private readonly int _charStart;
    private readonly int _charEnd;

    public Place(int? tableNo, int? row, int? col, int? paragraph = null, int? charStart = null, int? charEnd = null) =>
        (_tableNo, _row, _col, _paragraph, _charStart, _charEnd) =
        (Kept(tableNo), Kept(row), Kept(col), Kept(paragraph), Kept(charStart), Kept(charEnd));

    public int? TableNo => Number(_tableNo);

    public int? Row => Number(_row);

    public int? Col => Number(_col);

    public int? Paragraph => Number(_paragraph);

    public int? CharStart => Number(_charStart);

    public int? CharEnd => Number(_charEnd);

    public static Place OfCell(int tableNo, int row, int col) => new(tableNo, row, col);

    public static Place OfParagraph(int paragraph, int start, int end) => new(null, null, null, paragraph, start, end);

    public override int GetHashCode() => (((_tableNo * 31) + _row) * 8191) + (_col * 127) + (_paragraph * 16_381) + (_charStart * 3) + _charEnd;

    private static int Kept(int? number) => number + 1 ?? 0;

    private static int? Number(int kept) => kept == 0 ? null : kept - 1;
}

namespace PerfEval.Ingest.Grid;

/// <summary>
/// Builds a table from text alone. Pieces close below each other are one cell; cells whose middles (or tops) lie level are one row; the
/// narrowest cells define the columns and wider ones span them. All of it is inferred and marked so.
/// </summary>
internal sealed class StreamTable
{
    /// <summary>Lines of one cell follow each other within this multiple of their size; rows stand further apart.</summary>
    private const double WithinCell = 1.75;

    /// <summary>Cells of one row are level within this, as a multiple of their size.</summary>
    private const double Level = 0.45;

    private readonly List<List<Chunk>> _pages = [];

    public int FirstPage => _pages[0][0].Page.Number;

    public void Add(IEnumerable<Chunk> line)
    {
        foreach (var chunk in line)
        {
            if (_pages.Count == 0 || _pages[^1][0].Page != chunk.Page)
            {
                _pages.Add([]);
            }

            _pages[^1].Add(chunk);
        }
    }

    public Table ToTable()
    {
        var rows = new List<List<StreamCell>>();
        foreach (var page in _pages)
        {
            var ofPage = Rows(StackSplit.Split(Stack(page)));
            StreamMerges.Apply(ofPage);
            rows.AddRange(ofPage);
        }

        var columns = Columns(rows.SelectMany(row => row));
        return new Table { Cells = [.. rows.SelectMany((row, index) => Place(row, index, columns))] };
    }

    private static List<StreamCell> Stack(List<Chunk> chunks)
    {
        var cells = new List<StreamCell>();
        var open = new List<StreamCell>();
        foreach (var chunk in chunks.OrderBy(chunk => chunk.Line.Baseline))
        {
            var line = chunk.Line;
            open.RemoveAll(cell => line.Baseline - cell.Last.Baseline > WithinCell * line.Size);
            var above = open.Find(cell => cell.Last.Baseline < line.Baseline - (0.5 * line.Size) && cell.Overlaps(line));
            if (above is null)
            {
                above = new StreamCell(chunk.Page);
                cells.Add(above);
                open.Add(above);
            }

            above.Lines.Add(line);
        }

        return cells;
    }

    /// <summary>Rows by level middles or level tops, whichever needs fewer: tables are set one way or the other.</summary>
    private static List<List<StreamCell>> Rows(List<StreamCell> cells)
    {
        var byMiddle = Levels(cells, cell => cell.Middle);
        var byTop = Levels(cells, cell => cell.Lines[0].Baseline);
        return byTop.Count < byMiddle.Count ? byTop : byMiddle;
    }

    private static List<List<StreamCell>> Levels(List<StreamCell> cells, Func<StreamCell, double> at)
    {
        var rows = new List<List<StreamCell>>();
        foreach (var cell in cells.OrderBy(at))
        {
            if (rows.Count > 0 && at(cell) - at(rows[^1][0]) <= Level * cell.Last.Size && !rows[^1].Exists(other => other.Overlaps(cell.X0, cell.X1)))
            {
                rows[^1].Add(cell);
            }
            else
            {
                rows.Add([cell]);
            }
        }

        return rows;
    }

    private static List<(double X0, double X1)> Columns(IEnumerable<StreamCell> cells)
    {
        var columns = new List<(double X0, double X1)>();
        foreach (var cell in cells.OrderBy(cell => cell.X1 - cell.X0))
        {
            var touched = columns.FindAll(column => cell.Overlaps(column.X0, column.X1));
            if (touched.Count == 0)
            {
                columns.Add((cell.X0, cell.X1));
            }
            else if (touched.Count == 1 && cell.X1 - cell.X0 < 3 * (touched[0].X1 - touched[0].X0))
            {
                var wider = (Math.Min(touched[0].X0, cell.X0), Math.Max(touched[0].X1, cell.X1));
                columns[columns.IndexOf(touched[0])] = wider;
            }
        }

        columns.Sort();
        return columns;
    }

    private static IEnumerable<Cell> Place(List<StreamCell> row, int index, List<(double X0, double X1)> columns)
    {
        var next = 0;
        foreach (var cell in row.OrderBy(cell => cell.X0))
        {
            var first = columns.FindIndex(column => cell.Overlaps(column.X0, column.X1));
            var last = columns.FindLastIndex(column => cell.Overlaps(column.X0, column.X1));
            first = Math.Max(first, next);
            last = Math.Max(last, first);
            next = last + 1;
            yield return new Cell(index, first, cell.RowSpan, last - first + 1, cell.Text)
            {
                Page = cell.Page.Number,
                Box = cell.Page.ToPage(cell.Box),
                Confidence = Trust.Inferred,
            };
        }
    }
}

using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Breaks;
using PerfEval.Ingest.Pages.Lines;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Stream;

/// <summary>
/// Builds a table from text alone. Pieces close below each other are one cell; cells whose middles (or tops) lie level are one row; the
/// narrowest cells define the columns and wider ones span them. All of it is inferred and marked so.
/// </summary>
internal sealed class StreamTable
{
    /// <summary>Lines of one cell follow each other within this multiple of their size; rows stand further apart.</summary>
    private const double WithinCell = 1.75;

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

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Table ToTable(CancellationToken ct)
    {
        var rows = new List<StreamRow>();
        foreach (var page in _pages)
        {
            ct.ThrowIfCancellationRequested();
            var (ofPage, merged) = StreamRows.Of(StackSplit.Split(Stack(page)));
            ofPage.RemoveRange(0, RepeatedHeader(rows, ofPage));
            StreamLabels.Place(ofPage, merged, rows.Count > 0);
            StreamLabels.GoOn(rows, ofPage);
            rows.AddRange(ofPage);
        }

        rows.ForEach(row => row.JoinOverlapping());
        var tilings = StreamTilings.Of(rows.ConvertAll(row => row.Items.Select(StreamItem.Of).ToArray()), ct);
        var edges = tilings.SelectMany(tiling => tiling).Distinct().Order().ToList();
        return new Table { Cells = [.. rows.SelectMany((row, index) => Place(row, index, tilings[index], edges))] };
    }

    private static List<StreamCell> Stack(List<Chunk> chunks)
    {
        var cells = new List<StreamCell>();
        var open = new List<StreamCell>();
        foreach (var chunk in chunks.OrderBy(chunk => chunk.Line.Baseline))
        {
            var line = chunk.Line;
            open.RemoveAll(cell => line.Baseline - cell.Last.Baseline > WithinCell * line.Size);
            var above = open.Find(cell => cell.Last.Baseline < line.Baseline - (0.5 * line.Size) && cell.Continues(line));
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

    /// <summary>Rows at the top of a page that say the same as those at the top of the table.</summary>
    private static int RepeatedHeader(List<StreamRow> rows, List<StreamRow> next)
    {
        var same = 0;
        while (same < rows.Count && same + 1 < next.Count && Text(rows[same]) == Text(next[same]))
        {
            same++;
        }

        return same;

        static string Text(StreamRow row) => string.Join('\t', row.Cells.OrderBy(cell => cell.X0).Select(cell => cell.Text));
    }

    private static IEnumerable<Cell> Place(StreamRow row, int index, double[] tiling, List<double> edges)
    {
        var (at, items) = (0, row.Items.Select(cell => (Cell: cell, StreamItem.Of(cell).Middle)).ToList());
        for (var i = 0; i + 1 < tiling.Length; i++)
        {
            var (first, end) = (edges.IndexOf(tiling[i]), edges.IndexOf(tiling[i + 1]));
            var isLast = i + 2 == tiling.Length;
            var cell = at < items.Count && (items[at].Middle < tiling[i + 1] || isLast) ? items[at++].Cell : null;
            if (cell is null || row.Cells.Contains(cell))
            {
                // Where a row has more texts than cells nothing is lost: the last cell takes the rest.
                var rest = isLast ? items.Skip(at).Select(item => item.Cell).Where(row.Cells.Contains).Select(other => "\n" + other.Text) : [];
                yield return new Cell(index, first, cell?.RowSpan ?? 1, end - first, (cell?.Text ?? "") + string.Concat(rest))
                {
                    Page = row.Page.Number,
                    Box = row.Page.ToPage(cell?.Box ?? new Box(tiling[i], row.Top, tiling[i + 1], row.Bottom)),
                    Confidence = Trust.Inferred,
                };
            }
        }
    }
}

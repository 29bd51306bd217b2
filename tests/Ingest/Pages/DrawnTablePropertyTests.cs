using FsCheck;
using FsCheck.Fluent;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Pages;

/// <summary>Any table that is drawn is read back as it was meant.</summary>
public sealed class DrawnTablePropertyTests
{
    private sealed record Span(int Row, int Col, int RowSpan, int ColSpan);

    [Fact]
    public void DrawnTable_IsReadBack() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var spans = Partition(new Random(seed), out var xs, out var ys);
            var page = new DrawnPage();
            foreach (var span in spans)
            {
                page.Cell(xs[span.Col], ys[span.Row], xs[span.Col + span.ColSpan], ys[span.Row + span.RowSpan], $"r{span.Row}c{span.Col}");
            }

            var table = DrawnPage.Layout(page).Blocks.OfType<Table>().Single();
            return spans.Select(span => $"{span.Row},{span.Col} {span.RowSpan}x{span.ColSpan} r{span.Row}c{span.Col}").SequenceEqual(Reading.Cells(table));
        }).Check(Config.QuickThrowOnFailure);

    /// <summary>
    /// A random grid with random merges. The first row and column stay unmerged, so that every boundary is one of some cell.
    /// </summary>
    private static List<Span> Partition(Random random, out double[] xs, out double[] ys)
    {
        var (rows, cols) = (random.Next(2, 12), random.Next(2, 9));
        xs = Positions(random, cols, 50, 30, 60);
        ys = Positions(random, rows, 60, 18, 45);
        var taken = new bool[rows, cols];
        var spans = new List<Span>();
        for (var row = 0; row < rows; row++)
        {
            for (var col = 0; col < cols; col++)
            {
                if (taken[row, col])
                {
                    continue;
                }

                var (rowSpan, colSpan) = row == 0 || col == 0 ? (1, 1) : (random.Next(1, 4), random.Next(1, 4));
                (rowSpan, colSpan) = (Math.Min(rowSpan, rows - row), Math.Min(colSpan, cols - col));
                while (Enumerable.Range(col, colSpan).Any(c => taken[row, c]))
                {
                    colSpan--;
                }

                for (var r = row; r < row + rowSpan; r++)
                {
                    for (var c = col; c < col + colSpan; c++)
                    {
                        taken[r, c] = true;
                    }
                }

                spans.Add(new Span(row, col, rowSpan, colSpan));
            }
        }

        return spans;
    }

    private static double[] Positions(Random random, int count, double start, int least, int most)
    {
        var positions = new double[count + 1];
        positions[0] = start;
        for (var i = 1; i <= count; i++)
        {
            positions[i] = positions[i - 1] + random.Next(least, most);
        }

        return positions;
    }
}

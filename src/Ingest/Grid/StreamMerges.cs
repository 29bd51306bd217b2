namespace PerfEval.Ingest.Grid;

/// <summary>
/// Finds labels that are merged over several rows of a table without lines: they stand alone between two rows that are no
/// further apart than rows are, and reach as far up as down.
/// </summary>
internal static class StreamMerges
{
    /// <summary>Two rows with a label between are at most this multiple of the usual distance apart.</summary>
    private const double Pitch = 1.5;

    /// <summary>The middle of a label and of its rows agree within this, as a multiple of the size.</summary>
    private const double Level = 0.7;

    /// <summary>Takes such labels out of rows of their own and puts them into the first row they cover.</summary>
    public static void Apply(List<List<StreamCell>> rows)
    {
        var labels = TakeOut(rows);
        var placed = new List<(StreamCell Cell, int First, int Last)>();
        foreach (var label in labels)
        {
            var below = rows.FindIndex(row => Middle(row) > label.Middle);
            var (first, last) = (below - 1, below);
            while (first > 0 && last + 1 < rows.Count && IsFree(first - 1) && IsFree(last + 1)
                && Math.Abs(((Middle(rows[first - 1]) + Middle(rows[last + 1])) / 2) - label.Middle) <= Level * label.Last.Size)
            {
                (first, last) = (first - 1, last + 1);
            }

            label.RowSpan = last - first + 1;
            placed.Add((label, first, last));

            bool IsFree(int row) =>
                !rows[row].Exists(cell => cell.Overlaps(label.X0, label.X1))
                && !placed.Exists(other => other.First <= row && row <= other.Last && other.Cell.Overlaps(label.X0, label.X1))
                && !labels.Exists(other => other != label && other.Overlaps(label.X0, label.X1)
                    && Math.Abs(other.Middle - Middle(rows[row])) < Math.Abs(label.Middle - Middle(rows[row])));
        }

        foreach (var (cell, first, _) in placed)
        {
            rows[first].Add(cell);
        }
    }

    private static List<StreamCell> TakeOut(List<List<StreamCell>> rows)
    {
        var labels = new List<StreamCell>();
        var distances = rows.Zip(rows.Skip(1), (row, next) => Middle(next) - Middle(row)).Order().ToList();
        if (distances.Count < 3)
        {
            return labels;
        }

        var usual = distances[distances.Count * 2 / 3];
        for (var i = rows.Count - 2; i > 0; i--)
        {
            var label = rows[i][0];
            if (rows[i].Count == 1 && Middle(rows[i + 1]) - Middle(rows[i - 1]) < Pitch * usual
                && !rows[i - 1].Exists(cell => cell.Overlaps(label.X0, label.X1)) && !rows[i + 1].Exists(cell => cell.Overlaps(label.X0, label.X1)))
            {
                labels.Insert(0, label);
                rows.RemoveAt(i);
            }
        }

        return labels;
    }

    private static double Middle(List<StreamCell> row) => row[0].Middle;
}

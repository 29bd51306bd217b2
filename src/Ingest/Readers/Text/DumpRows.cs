using System.Globalization;

namespace PerfEval.Ingest.Readers.Text;

/// <summary>
/// Cuts the cells of one dumped table into rows. A row's end prints as an empty line, but so does a cell whose text ends with
/// one; which it is shows in the number of cells of the rows around.
/// </summary>
internal static class DumpRows
{
    /// <summary>A row and whether two printed pieces were joined into it on the evidence of its neighbours only.</summary>
    internal sealed record Row(IReadOnlyList<DumpCell> Cells, bool Joined);

    private const int MostPieces = 4;

    public static IReadOnlyList<Row> Cut(IReadOnlyList<DumpCell> cells)
    {
        var pieces = Pieces(cells);
        var rows = new List<Row>();
        for (var i = 0; i < pieces.Count;)
        {
            var count = PiecesOfRow(pieces, i, rows.Count > 0 ? rows[^1].Cells.Count : 0);
            rows.Add(new Row([.. pieces.Skip(i).Take(count).SelectMany(piece => piece)], count > 1));
            i += count;
        }

        return rows;
    }

    private static List<List<DumpCell>> Pieces(IReadOnlyList<DumpCell> cells)
    {
        var pieces = new List<List<DumpCell>>();
        var piece = new List<DumpCell>();
        foreach (var cell in cells)
        {
            piece.Add(cell);
            if (cell.EndsInBlankLine)
            {
                pieces.Add(piece);
                piece = [];
            }
        }

        if (piece.Count > 0)
        {
            pieces.Add(piece);
        }

        return pieces;
    }

    /// <summary>How many pieces from <paramref name="first"/> on are one row.</summary>
    /// <param name="above">Cells of the row above, 0 at the top.</param>
    private static int PiecesOfRow(List<List<DumpCell>> pieces, int first, int above)
    {
        for (var count = 2; count <= MostPieces && first + count <= pieces.Count; count++)
        {
            if (IsOneRow(pieces, first, count, above))
            {
                return count;
            }
        }

        return 1;
    }

    private static bool IsOneRow(List<List<DumpCell>> pieces, int first, int count, int above)
    {
        var parts = pieces.GetRange(first, count);
        if (parts.Skip(1).Any(part => part[0].IsEmpty))
        {
            // An empty cell at the start is a merge going on: a real row.
            return false;
        }

        var total = parts.Sum(part => part.Count);
        var below = first + count < pieces.Count ? pieces[first + count] : null;
        if (parts[0].Count == 1 && count == 2 && !parts[0][0].IsEmpty
            && (IsAmount(parts[1][0]) || (below is not null && below.Count == total && below[0].IsEmpty)))
        {
            // "总分" and "100 | 100 | (reason)", or a label merged over the row below, which then starts with an empty cell.
            return true;
        }

        var cutAlike = below is not null && SumsTo(pieces, first + count, total);
        return (total == above || total == below?.Count || cutAlike)
            && parts.All(part => part.Count != above && (cutAlike || !IsLike(part, below)));
    }

    /// <summary>Two rows of one kind: as many cells, and both or neither under a merged label.</summary>
    private static bool IsLike(List<DumpCell> piece, List<DumpCell>? other) =>
        other is not null && piece.Count == other.Count && piece[0].IsEmpty == other[0].IsEmpty;

    /// <summary>The next row is cut in two as well, and together its pieces have that many cells.</summary>
    private static bool SumsTo(List<List<DumpCell>> pieces, int first, int total) =>
        first + 1 < pieces.Count
        && !pieces[first + 1][0].IsEmpty
        && pieces[first].Count + pieces[first + 1].Count == total;

    /// <summary>A number that can hardly be an ordinal: rows may begin with 1, 2, 3 but not with 100 or 20.5.</summary>
    private static bool IsAmount(DumpCell cell) =>
        decimal.TryParse(cell.Text.Trim().TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
        && (value >= 50 || value != Math.Truncate(value));
}

using System.Globalization;

namespace PerfEval.Ingest.Readers.Excel;

/// <summary>Names of cells as people call them: B7 is column 1 and row 6.</summary>
internal static class CellName
{
    public const int MaxRows = 1_048_576;
    public const int MaxColumns = 16_384;

    public static string Of(int row, int col) => Column(col) + (row + 1).ToString(CultureInfo.InvariantCulture);

    public static string Column(int col) => (col >= 26 ? Column((col / 26) - 1) : "") + (char)('A' + (col % 26));

    /// <summary>Null for what names no cell of a worksheet.</summary>
    public static (int Row, int Col)? Parse(ReadOnlySpan<char> name)
    {
        var (row, col, at) = (0, 0, 0);
        for (; at < name.Length && char.IsAsciiLetter(name[at]) && col <= MaxColumns; at++)
        {
            col = (col * 26) + (char.ToUpperInvariant(name[at]) - 'A') + 1;
        }

        return int.TryParse(name[at..], NumberStyles.None, CultureInfo.InvariantCulture, out row) && row is >= 1 and <= MaxRows && col is >= 1 and <= MaxColumns
            ? (row - 1, col - 1)
            : null;
    }

    public static MergedRange? ParseRange(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return Parse(name.AsSpan(0, colon < 0 ? name.Length : colon)) is { } first && Parse(name.AsSpan(colon + 1)) is { } last && first.Row <= last.Row
            && first.Col <= last.Col
            ? new MergedRange(first.Row, first.Col, last.Row, last.Col)
            : null;
    }
}

using PerfEval.Ingest.Readers.Excel.NumberFormats;

namespace PerfEval.Ingest.Readers.Excel;

/// <summary>What a cell's style says that matters here.</summary>
/// <param name="Bordered">The cell has a border on some side, so it belongs to a form even when it is empty.</param>
/// <param name="Font">Of the cell's text as far as that has none of its own.</param>
/// <param name="Shaded">A colour stands behind the cell: white text shows there.</param>
internal sealed record CellFormat(NumberFormat Number, bool Bordered, CellFont Font, bool Shaded)
{
    public static CellFormat Plain { get; } = new(NumberFormat.General, false, default, false);

    /// <summary>What the cell holds is struck out or does not show.</summary>
    public bool IsOut => Font.IsOut(Shaded);
}

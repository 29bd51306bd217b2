using PerfEval.Ingest.Readers.Excel.NumberFormats;

namespace PerfEval.Ingest.Readers.Excel;

/// <summary>What a cell's style says that matters here.</summary>
/// <param name="Bordered">The cell has a border on some side, so it belongs to a form even when it is empty.</param>
internal sealed record CellFormat(NumberFormat Number, bool Bordered)
{
    public static CellFormat Plain { get; } = new(NumberFormat.General, false);
}

using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms;

namespace PerfEval.Normalize.Recognition;

/// <summary>A cell as stored: names and phone numbers masked.</summary>
/// <param name="ReportId">The report that the cell's table belongs to; null where no report was recognised.</param>
public sealed record StoredCell(int TableNo, Cell Cell, string Text, CellLedger.Entry? Entry, string? ReportId);

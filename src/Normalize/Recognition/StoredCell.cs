using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Privacy;

namespace PerfEval.Normalize.Recognition;

/// <summary>A cell as stored.</summary>
/// <param name="ReportId">The report that the cell's table belongs to; null where no report was recognised.</param>
public sealed record StoredCell(int TableNo, Cell Cell, MaskedText Text, CellLedger.Entry? Entry, string? ReportId);

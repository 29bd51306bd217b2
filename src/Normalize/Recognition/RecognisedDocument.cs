using PerfEval.Ingest;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Forms;

namespace PerfEval.Normalize.Recognition;

/// <summary>What one document says: its reports, and what became of every cell.</summary>
public sealed record RecognisedDocument
{
    /// <summary>Empty where no form was recognised.</summary>
    public required IReadOnlyList<RecognisedReport> Reports { get; init; }

    /// <summary>Every cell with what it was used for; masked.</summary>
    public required IReadOnlyList<StoredCell> Cells { get; init; }

    public required IReadOnlyList<Leftover> Leftovers { get; init; }

    public required IReadOnlyList<DocumentWarning> Warnings { get; init; }
}

/// <summary>A cell as stored: names and phone numbers masked.</summary>
/// <param name="ReportId">The report that the cell's table belongs to; null where no report was recognised.</param>
public sealed record StoredCell(int TableNo, Cell Cell, string Text, CellLedger.Entry? Entry, string? ReportId);

/// <summary>Something that nobody understood, with its place.</summary>
/// <param name="What">unknown_table, unread_number or unknown_cell.</param>
public sealed record Leftover(string? ReportId, int TableNo, int Row, int Col, string What, string Text);

/// <summary>One report within a document.</summary>
public sealed record RecognisedReport
{
    public required ReportIdentity Identity { get; init; }

    /// <summary>Kinds of forms and their order of fund columns, e.g. base+unit+project.</summary>
    public required string Template { get; init; }

    public required IReadOnlyList<(string FormKey, string? Title)> Forms { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    public required IReadOnlyList<Closure> Closures { get; init; }

    /// <summary>自评总分 as printed in the total row or in the head of the unit's form; null where none is printed.</summary>
    public decimal? SelfScore { get; init; }

    /// <summary>total_row or form_head; null without a score.</summary>
    public string? ScoreSource { get; init; }

    public int Cells { get; init; }

    public int Claimed { get; init; }

    public int Ignored { get; init; }

    public int Leftover => Cells - Claimed - Ignored;
}

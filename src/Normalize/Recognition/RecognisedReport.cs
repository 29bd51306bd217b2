using PerfEval.Normalize.Closures;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Narrative;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>One report within a document.</summary>
public sealed record RecognisedReport
{
    public required ReportIdentity Identity { get; init; }

    /// <summary>Kinds of forms and their order of fund columns, e.g. base+unit+project.</summary>
    public required string Template { get; init; }

    public required IReadOnlyList<(string FormKey, string? Title)> Forms { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>勾稽: the equations of the report, and which of its numbers they prove or contradict.</summary>
    public ReportProof Proof { get; init; } = ReportProof.None;

    /// <summary>Scanned figures that are doubtful or were repaired, by their place; they stand for the figures of <see cref="Facts"/>.</summary>
    public IReadOnlyDictionary<Place, Figure> Revisions { get; init; } = new Dictionary<Place, Figure>();

    /// <summary>自评总分 as printed in the total row, in the head of the unit's form or, failing both, in the narrative; null where none is printed.</summary>
    public decimal? SelfScore { get; init; }

    /// <summary>One of <see cref="Recognition.ScoreSource"/>; null without a score.</summary>
    public string? ScoreSource { get; init; }

    /// <summary>等级 that the narrative states: 优, 良, 中, 差; null where it states none.</summary>
    public string? Grade { get; init; }

    /// <summary>Money, scores, percentages and head counts of its text that no fact took; they are no cells and count in no coverage.</summary>
    public IReadOnlyList<UntakenNumber> Untaken { get; init; } = [];

    public int Cells { get; init; }

    public int Claimed { get; init; }

    public int Ignored { get; init; }

    public int Leftover => Cells - Claimed - Ignored;

    /// <summary>The report with its equations settled.</summary>
    /// <param name="leftovers">Of its document.</param>
    /// <param name="isWhole">Nothing of the document is known to be lost.</param>
    /// <param name="replaced">Figures to be tried instead of those read, by place; null for none.</param>
    public RecognisedReport Prove(IReadOnlyList<Leftover> leftovers, bool isWhole, IReadOnlyDictionary<Place, Figure>? replaced = null)
    {
        var unread = leftovers.Where(l => l.What == LeftoverKind.UnreadNumber && l.ReportId == Identity.ReportId)
            .Select(
                l => new UnreadNumber(
                    Place.OfCell(l.TableNo, l.Row, l.Col), PrintedNumber.Parse(l.Text.Value, out var value, out _) == ValueState.Number ? value : 0));
        return this with { Proof = ReportProof.Of(Facts, [.. unread], isWhole, replaced ?? Revisions) };
    }
}

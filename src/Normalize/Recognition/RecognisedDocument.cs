using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>What one document says: its reports, and what became of every cell.</summary>
public sealed record RecognisedDocument
{
    /// <summary>Empty where no form was recognised.</summary>
    public required IReadOnlyList<RecognisedReport> Reports { get; init; }

    /// <summary>Every cell with what it was used for.</summary>
    public required IReadOnlyList<StoredCell> Cells { get; init; }

    public required IReadOnlyList<Leftover> Leftovers { get; init; }

    public required IReadOnlyList<StoredWarning> Warnings { get; init; }

    /// <summary>Labels that the vocabulary does not know, with the fields that they may name.</summary>
    public IReadOnlyList<Proposal> Proposals { get; init; } = [];

    /// <summary>Nothing of the document is known to be lost.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Cells whose text an analyst replaced before the forms were recognised.</summary>
    public IReadOnlyList<AppliedCorrection> Corrections { get; init; } = [];

    /// <summary>Cells whose values are not simply printed, by table, row and column.</summary>
    public required IReadOnlyDictionary<(int TableNo, int Row, int Col), Certainty> Certainties { get; init; }

    /// <summary>The same with figures marked as inferred: the form's own equations chose them, and prove nothing of them any more.</summary>
    internal RecognisedDocument Inferring(IReadOnlyList<Figure> figures)
    {
        var inferred = figures.ToDictionary(f => f.Place, f => f with { Certainty = Certainty.Inferred });
        var cells = new Dictionary<(int TableNo, int Row, int Col), Certainty>(Certainties);
        foreach (var place in inferred.Keys)
            cells.TryAdd((place.TableNo!.Value, place.Row!.Value, place.Col!.Value), Certainty.Inferred);
        return this with
        {
            Certainties = cells,
            Reports = [.. Reports.Select(r => (r with { Revisions = Under(r.Revisions) }).Prove(Leftovers, IsWhole))],
        };

        // What was repaired stays so.
        Dictionary<Place, Figure> Under(IReadOnlyDictionary<Place, Figure> revisions) =>
            revisions.Concat(inferred).DistinctBy(f => f.Key).ToDictionary(f => f.Key, f => f.Value);
    }
}

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

    /// <summary>Cells whose text an analyst replaced before the forms were recognised.</summary>
    public IReadOnlyList<AppliedCorrection> Corrections { get; init; } = [];

    /// <summary>Cells whose values are not simply printed, by table, row and column.</summary>
    public required IReadOnlyDictionary<(int TableNo, int Row, int Col), Certainty> Certainties { get; init; }
}

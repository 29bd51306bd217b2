namespace PerfEval.Worker.Evaluation.Tables;

/// <summary>What became of one document. Counts are 0 where it was rejected.</summary>
/// <param name="File">Path below the folder that was named.</param>
/// <param name="Truth">Stem of the truth it was compared with; null where there is none.</param>
public sealed record TablesScore(string File, string? Truth)
{
    /// <summary>Null for a rejected document.</summary>
    public string? Format { get; init; }

    /// <summary>Why it was rejected; null for one that was read.</summary>
    public string? Rejected { get; init; }

    public int ExpectedTables { get; init; }

    public int Tables { get; init; }

    public int ExpectedCells { get; init; }

    public int Cells { get; init; }

    /// <summary>Expected cells found with column, spans and text right.</summary>
    public int Exact { get; init; }

    /// <summary>Of the exact ones: numbers of a worksheet that are equal in value, printed with other zeros (99.2 for 99.20).</summary>
    public int ByValue { get; init; }

    /// <summary>Cells that the reader itself is not sure of.</summary>
    public int ForReview { get; init; }

    public bool Compared => Truth is not null && Rejected is null;

    /// <summary>Cells found that are no expected ones.</summary>
    public int Extra => Cells - Exact;
}

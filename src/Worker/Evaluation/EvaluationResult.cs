namespace PerfEval.Worker.Evaluation;

/// <summary>What became of one folder of gold files.</summary>
public sealed record EvaluationResult
{
    /// <summary>In the order in which a report prints its views; views that no gold file states are left out.</summary>
    public required IReadOnlyList<ViewScore> Views { get; init; }

    /// <summary>All views of the reports that were read from pictures, which <see cref="Views"/> leaves out; null where there are none.</summary>
    public required ViewScore? Scanned { get; init; }

    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <summary>Gold files with reports that the warehouse does not hold, as NAME or NAME: UNIT; all their rows count as not found.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Reports compared, the missing ones included.</summary>
    public required int Reports { get; init; }

    public ViewScore Total
    {
        get
        {
            var total = new ViewScore("total");
            foreach (var view in Views.Where(v => v.Measured))
                total.Add(view);
            return total;
        }
    }

    /// <summary>Everything is as printed; in a scan a number may be missing or marked, never wrong and unmarked.</summary>
    public bool Exact => Missing.Count == 0 && Views.All(v => v.Exact) && Scanned is null or { WrongUnmarked: 0 };
}

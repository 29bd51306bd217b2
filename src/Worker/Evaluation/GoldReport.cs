namespace PerfEval.Worker.Evaluation;

/// <summary>What one report says, by view. A view that is not there is not stated: nothing is compared.</summary>
public sealed record GoldReport(string? Unit, IReadOnlyDictionary<string, IReadOnlyList<EvalRow>> Views)
{
    public IReadOnlyList<EvalRow> Rows(string view) => Views.GetValueOrDefault(view, []);
}

namespace PerfEval.Worker.Publishing;

/// <summary>Something about a night that a person should know before trusting it.</summary>
/// <param name="Code">Short and stable: documents_below_minimum, coverage_drop …</param>
/// <param name="Subject">Source or portal; null where the whole warehouse is meant.</param>
public sealed record PublishFinding(string Code, string? Subject, string Chinese, string English)
{
    public override string ToString() => Subject is null ? $"[{Code}] {Chinese} {English}" : $"[{Code}] {Subject}：{Chinese} {English}";
}

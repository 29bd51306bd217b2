using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Running;
using PerfEval.Ingest.Tools;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Queries;
using PerfEval.Worker.Sandbox;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Pipeline;

/// <summary>Runs the rules and says in words what came of it.</summary>
public static class AnalysisRun
{
    // What a rule returns waits in memory.
    private static readonly SandboxLimits s_ruleLimits = new() { Rows = 300_000, Bytes = 64 << 20 };

    /// <param name="dataFolder">What an analyst may edit, with thresholds in parameters.yaml; null is that of the program.</param>
    /// <returns>False when a rule file or a threshold was refused or a rule failed; each is named with its reason.</returns>
    public static bool Run(
        DuckDBConnection warehouse, RuleCatalogue catalogue, bool all, IStepListener listener, CancellationToken ct, string? dataFolder = null)
    {
        var (summary, problems) = Of(warehouse, catalogue, all, TimeProvider.System, listener, ct, dataFolder);
        return problems == 0 && !summary.Failed.Any();
    }

    /// <summary>Tries the queries of rules that others wrote on an empty warehouse, which is gone afterwards.</summary>
    /// <returns>The rules that failed, by id, and why.</returns>
    public static IReadOnlyDictionary<string, string> Try(RuleCatalogue catalogue, CancellationToken ct)
    {
        if (catalogue.Rules.All(rule => rule.IsBuiltIn))
            return new Dictionary<string, string>();
        using var folder = new PrivateFolder("rules");
        using var empty = WarehouseFile.OpenWriter(folder.PathOf("warehouse.duckdb"));
        return RuleRunner.Try(empty, catalogue, new RuleSandbox(s_ruleLimits), ct);
    }

    /// <returns>What each rule did, and how many rule files and thresholds were refused.</returns>
    public static (RunSummary Summary, int Problems) Of(
        DuckDBConnection warehouse, RuleCatalogue catalogue, bool all, TimeProvider clock, IStepListener listener, CancellationToken ct,
        string? dataFolder = null)
    {
        var overrides = ParameterOverrides.Load(Path.Combine(dataFolder ?? DataFolder.Find(), "parameters.yaml"), catalogue);
        var summary = RuleRunner.Run(
            warehouse, catalogue, new RunOptions { All = all, Overrides = overrides, Clock = clock, Foreign = new RuleSandbox(s_ruleLimits) }, ct);
        Telemetry.CountFlags(summary.Fired);
        listener.Say(
            $"规则 {catalogue.Rules.Count} 条：核对 {summary.Looked} 项，其中可判定 {summary.Checked} 项，命中 {summary.Fired} 条疑点。 "
            + $"{catalogue.Rules.Count} rules: looked at {summary.Looked} (rule, report) pairs, could check {summary.Checked}, raised {summary.Fired} flags.");
        listener.Say($"全库疑点 Flags of the whole warehouse: {FlagCounts.Of(warehouse)}");
        if (summary.Gone.Count > 0)
        {
            var gone = string.Join(", ", summary.Gone);
            listener.Say(
                $"这次没有规则 {gone}，其疑点已移除；要保留请每次都给出 --rules。 Not among the rules this time: {gone}; their flags are removed. Give --rules every time to keep them.");
        }

        foreach (var problem in catalogue.Problems)
            listener.Say($"规则文件未采用 Rule file refused: {problem}");
        foreach (var problem in overrides.Problems)
            listener.Say($"参数未采用 Threshold refused: {problem}");
        foreach (var rule in summary.Rules.Where(rule => rule.Lacking is not null))
            listener.Say($"规则未运行 Rule not run: {rule.RuleId}: 数据仓库没有 {rule.Lacking}。 The warehouse has no {rule.Lacking}.");
        foreach (var rule in summary.Failed)
            listener.Say($"规则运行失败 Rule failed: {rule.RuleId}: {rule.Failure}");
        return (summary, catalogue.Problems.Count + overrides.Problems.Count);
    }
}

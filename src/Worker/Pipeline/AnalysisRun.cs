using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Running;
using PerfEval.Worker.Queries;
using PerfEval.Worker.Sandbox;

namespace PerfEval.Worker.Pipeline;

/// <summary>Runs the rules and says in words what came of it.</summary>
public static class AnalysisRun
{
    // What a rule returns waits in memory.
    private static readonly SandboxLimits s_ruleLimits = new() { Rows = 300_000, Bytes = 64 << 20 };

    /// <returns>False when a rule file was refused or a rule failed; each is named with its reason.</returns>
    public static bool Run(DuckDBConnection warehouse, RuleCatalogue catalogue, bool all, IStepListener listener, CancellationToken ct) =>
        !Of(warehouse, catalogue, all, TimeProvider.System, listener, ct).Failed.Any() && catalogue.Problems.Count == 0;

    /// <returns>What each rule did.</returns>
    public static RunSummary Of(DuckDBConnection warehouse, RuleCatalogue catalogue, bool all, TimeProvider clock, IStepListener listener, CancellationToken ct)
    {
        var summary = RuleRunner.Run(warehouse, catalogue, new RunOptions { All = all, Clock = clock, Foreign = new RuleSandbox(s_ruleLimits) }, ct);
        Telemetry.CountFlags(summary.Fired);
        listener.Say(
            $"规则 {catalogue.Rules.Count} 条：核对 {summary.Looked} 项，其中可判定 {summary.Checked} 项，命中 {summary.Fired} 条疑点。 "
            + $"{catalogue.Rules.Count} rules: looked at {summary.Looked} (rule, report) pairs, could check {summary.Checked}, raised {summary.Fired} flags.");
        listener.Say($"全库疑点 Flags of the whole warehouse: {FlagCounts.Of(warehouse)}");
        if (summary.Gone.Count > 0)
        {
            var gone = string.Join(", ", summary.Gone);
            listener.Say($"这次没有规则 {gone}，其疑点已移除；要保留请每次都给出 --rules。 Not among the rules this time: {gone}; their flags are removed. Give --rules every time to keep them.");
        }

        foreach (var problem in catalogue.Problems)
            listener.Say($"规则文件未采用 Rule file refused: {problem}");
        foreach (var rule in summary.Rules.Where(rule => rule.Lacking is not null))
            listener.Say($"规则未运行 Rule not run: {rule.RuleId}: 数据仓库没有 {rule.Lacking}。 The warehouse has no {rule.Lacking}.");
        foreach (var rule in summary.Failed)
            listener.Say($"规则运行失败 Rule failed: {rule.RuleId}: {rule.Failure}");
        return summary;
    }
}

namespace PerfEval.Analytics.Tests.Rules.Examples;

/// <summary>Rows on which a rule raises one flag, and what the flag must cite: "view row_key field", in order.</summary>
internal sealed record FiringExample(string RuleId, Action<WarehouseFixture> Given, params string[] Evidence);

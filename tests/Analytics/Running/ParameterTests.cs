using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Running;

namespace PerfEval.Analytics.Tests.Running;

public sealed class ParameterTests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        _warehouse.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void Override_AppliesToTheDivisionAndWhatLiesBelowIt()
    {
        Changed("county", "430423");
        Changed("prefecture", "430481");
        Changed("province", "430602");
        Changed("elsewhere", "110101");
        Changed("unknown", null);

        Analyze("""
            BA01:
              info_pct:
                default: 45
                "430000": 10
                "430400": 35
                "430423": 25
            """);

        Assert.Equal(["county", "province"], _warehouse.Query("SELECT report_id FROM flag WHERE rule_id = 'BA01' ORDER BY ALL"));
        Assert.Equal(
            ["|45", "110101|45", "430423|25", "430481|35", "430602|10"],
            _warehouse.Query(
                "SELECT division_code, value FROM rule_parameter WHERE rule_id = 'BA01' AND name = 'info_pct' ORDER BY division_code NULLS FIRST"));
    }

    [Fact]
    public void Override_RecomputesTheReportsItConcernsOnly()
    {
        Changed("a", "430423");
        Changed("b", "110101");
        Analyze("");

        var second = Analyze("BA01: {info_pct: {\"430000\": 90}}");

        Assert.Equal(1, second.Rules.Single(rule => rule.RuleId == "BA01").Reports);
        Assert.Equal(0, second.Rules.Single(rule => rule.RuleId == "BA04").Reports);
        Assert.Equal(["b"], _warehouse.Query("SELECT report_id FROM flag WHERE rule_id = 'BA01'"));
    }

    [Fact]
    public void ScalarOverride_ReplacesTheDefault()
    {
        Changed("a", "430423");

        Analyze("BA01: {info_pct: 50}");

        Assert.Empty(_warehouse.Query("SELECT report_id FROM flag WHERE rule_id = 'BA01'"));
    }

    [Theory]
    [InlineData("ZZ99: {limit: 1}", "no rule 'ZZ99'")]
    [InlineData("BA01: {limit: 1}", "BA01 has no parameter 'limit'")]
    [InlineData("BA01: {info_pct: many}", "'many' is not a number")]
    [InlineData("BA01: {info_pct: {4304: 1}}", "'4304' is no division code")]
    [InlineData("BA01: 20", "must hold names of parameters")]
    [InlineData("- BA01", "must be one YAML mapping")]
    [InlineData("BA01: {", "is not valid YAML")]
    public void FaultyFile_IsNamedWithItsLine(string text, string message)
    {
        File.WriteAllText(_file, text);

        var overrides = ParameterOverrides.Load(_file, WarehouseFixture.BuiltIn);

        Assert.Empty(overrides.Values);
        var problem = Assert.Single(overrides.Problems);
        Assert.Equal(_file, problem.File);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFile_MeansNoOverrides() => Assert.Same(ParameterOverrides.None, ParameterOverrides.Load(_file + ".none", WarehouseFixture.BuiltIn));

    private void Changed(string report, string? division) => _warehouse.Funding(_warehouse.Report(report, report, division), 100, 130, 120);

    private RunSummary Analyze(string parameters)
    {
        File.WriteAllText(_file, parameters);
        var overrides = ParameterOverrides.Load(_file, WarehouseFixture.BuiltIn);
        Assert.Empty(overrides.Problems);
        return _warehouse.Analyze(null, new RunOptions { Overrides = overrides });
    }
}

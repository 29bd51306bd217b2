using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Running;

namespace PerfEval.Analytics.Tests.Running;

/// <summary>Rules that an analyst wrote into a folder: good ones join in, bad ones are named and harm nobody.</summary>
public sealed class UserRuleTests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-rules-");

    public void Dispose()
    {
        _warehouse.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void UserRule_RaisesFlagsLikeABuiltInOne()
    {
        Write("executed > 50", needs: "funding: [report_id, executed]");
        _warehouse.Funding(_warehouse.Report(), 100, 100, 90);

        Analyze();

        Assert.Equal(["X01|warning|多了。|无。"], _warehouse.Query("SELECT rule_id, severity, message, explanation FROM flag WHERE rule_id = 'X01'"));
    }

    [Fact]
    public void WithoutASandbox_NothingOfOthersRuns()
    {
        Write("executed > 50", needs: "funding: [report_id, executed]");
        _warehouse.Funding(_warehouse.Report(), 100, 110, 120);

        var summary = _warehouse.Analyze(RuleCatalogue.Load([_folder.FullName]), new RunOptions());

        Assert.Contains("there is no sandbox", Assert.Single(summary.Failed).Failure, StringComparison.Ordinal);
        Assert.Equal(["EX04"], _warehouse.Query("SELECT rule_id FROM flag WHERE rule_id IN ('X01', 'EX04')"));
    }

    [Fact]
    public void TextWithoutEnd_FailsTheRule()
    {
        Write("executed > 50", needs: "funding: [report_id, executed]", omit: "'More' AS message_en", instead: "repeat('x', 20001) AS message_en");
        _warehouse.Funding(_warehouse.Report(), 100, 110, 120);

        Assert.Contains("longer than 20,000 characters", Assert.Single(Analyze().Failed).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void BuiltInRuleWithoutEnd_IsStoppedAndNamed()
    {
        _warehouse.Funding(_warehouse.Report(), 100, 110, 120);
        var rule = WarehouseFixture.BuiltIn.Rules.Single(rule => rule.Id == "EX04");
        var endless = rule with
        {
            Sql =
                $"SELECT * FROM (\n{rule.Sql.TrimEnd().TrimEnd(';')}\n) JOIN (SELECT sum(hash(a.i * b.i)) AS n FROM range(10000000) a(i), range(10000000) "
                + $"b(i)) ON n > 0"
        };

        var summary = _warehouse.Analyze(new RuleCatalogue([endless], []), new RunOptions { RuleTime = TimeSpan.FromSeconds(1) });

        Assert.Contains("it took more than 1 s", Assert.Single(summary.Failed).Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flag JOIN funding USING (report_id, scope)")]
    [InlineData("疑点 y JOIN funding ON funding.report_id = y.报告编号")]
    public void RuleOnWhatOthersFound_SeesTheFlagsOfTheSameRun(string table)
    {
        Write("executed > 50", needs: "funding: [report_id, executed]", from: "(SELECT DISTINCT funding.* FROM " + table + ")");
        _warehouse.Funding(_warehouse.Report(), 100, 110, 120);

        Analyze();

        Assert.Single(_warehouse.Query("FROM flag WHERE rule_id = 'X01'"));
    }

    [Theory]
    [InlineData("main.funding")]
    [InlineData("warehouse.main.funding")]
    [InlineData("core.funding")]
    public void RuleThatNamesTheSchema_SeesTheWarehouse(string table)
    {
        Write("executed > 50", needs: "funding: [report_id, executed]", from: table);
        _warehouse.Funding(_warehouse.Report(), 100, 100, 90);

        Assert.Empty(Analyze().Failed);

        Assert.Equal(["X01"], _warehouse.Query("SELECT rule_id FROM flag WHERE rule_id = 'X01'"));
    }

    [Theory]
    [InlineData("no_such_column > 50", "no_such_column")]
    [InlineData("error('division by hand')", "division by hand")]
    [InlineData("executed >", "syntax error")]
    public void FailingRule_IsNamedWithDuckDbsMessageAndStopsNoOther(string condition, string message)
    {
        Write(condition, needs: "funding: [report_id, executed]");
        _warehouse.Funding(_warehouse.Report(), 100, 110, 120);

        var summary = Analyze();

        var failed = Assert.Single(summary.Failed);
        Assert.Equal("X01", failed.RuleId);
        Assert.Contains(message, failed.Failure, StringComparison.Ordinal);
        Assert.Equal(["EX04"], _warehouse.Query("SELECT rule_id FROM flag WHERE rule_id IN ('X01', 'EX04')"));
        Assert.StartsWith(
            "False|规则运行失败", Assert.Single(_warehouse.Query("SELECT checked, reason FROM rule_check WHERE rule_id = 'X01'")), StringComparison.Ordinal);
    }

    [Fact]
    public void RuleThatFailedOnce_IsTriedAgain()
    {
        Write("error('not today')", needs: "funding: [report_id, executed]");
        _warehouse.Funding(_warehouse.Report(), 100, 110, 120);
        Analyze();

        Assert.Single(Analyze().Failed);
    }

    [Fact]
    public void ViewThatTheWarehouseLacks_IsNotCheckedAndNoFailure()
    {
        Write("executed > 50", needs: "no_such_view: [report_id, text]");
        _warehouse.Funding(_warehouse.Report(), 100, 100, 90);

        var summary = Analyze();

        Assert.Empty(summary.Failed);
        Assert.Equal("no_such_view", summary.Rules.Single(rule => rule.RuleId == "X01").Lacking);
        Assert.Equal(
            ["False|数据仓库没有 no_such_view / the warehouse has no no_such_view"],
            _warehouse.Query("SELECT checked, reason FROM rule_check WHERE rule_id = 'X01'"));
    }

    [Fact]
    public void RowWithAnUnknownSeverity_FailsTheRule()
    {
        Write("executed > 50", needs: "funding: [report_id, executed]", severity: "fatal");
        _warehouse.Funding(_warehouse.Report(), 100, 100, 90);

        Assert.Contains("severity 'fatal'", Assert.Single(Analyze().Failed).Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'nobody' AS report_id", "there is no such report in a row that fires (report nobody)")]
    [InlineData("'unit/99' AS row_key", "evidence names funding unit/99 of report")]
    public void RowThatLeadsNowhere_FailsTheRule(string replaced, string message)
    {
        Write("executed > 50", needs: "funding: [report_id, executed]", from: $"(SELECT * REPLACE ({replaced}) FROM funding)");
        _warehouse.Funding(_warehouse.Report(), 100, 110, 120);

        Assert.Contains(message, Assert.Single(Analyze().Failed).Failure, StringComparison.Ordinal);
        Assert.Equal(["EX04"], _warehouse.Query("SELECT rule_id FROM flag WHERE rule_id IN ('X01', 'EX04')"));
    }

    [Fact]
    public void QueryWithoutAReservedColumn_FailsTheRule()
    {
        Write("executed > 50", needs: "funding: [report_id, executed]", omit: ", NULL AS reason");
        _warehouse.Funding(_warehouse.Report(), 100, 100, 90);

        Assert.Equal("the query does not return reason", Assert.Single(Analyze().Failed).Failure);
    }

    [Fact]
    public void RuleTakenOutOfTheFolder_TakesItsFlagsAlong()
    {
        Write("executed > 50", needs: "funding: [report_id, executed]");
        _warehouse.Funding(_warehouse.Report(), 100, 100, 90);
        Analyze();

        var second = _warehouse.Analyze();

        Assert.Equal(["X01"], second.Gone);
        Assert.Empty(_warehouse.Query("SELECT rule_id FROM flag WHERE rule_id = 'X01' UNION ALL SELECT rule_id FROM rule_check WHERE rule_id = 'X01'"));
    }

    private RunSummary Analyze()
    {
        var catalogue = RuleCatalogue.Load([_folder.FullName]);
        Assert.Empty(catalogue.Problems);
        return _warehouse.Analyze(catalogue);
    }

    private void Write(string condition, string needs, string severity = "warning", string omit = "\0", string instead = "", string from = "funding") =>
        File.WriteAllText(Path.Combine(_folder.FullName, "X01.sql"), $$"""
            /*
            id: X01
            title: {zh: 题, en: Title}
            severity: {warning: above fifty}
            scope: [unit]
            basis: []
            innocent: [{zh: 无, en: none}]
            needs: { {{needs}} }
            parameters: []
            examples: []
            */
            SELECT report_id, scope, project, NULL AS subject, 50 AS expected, executed AS actual, executed - 50 AS difference, NULL AS amount,
                   '{{severity}}' AS severity, {{condition}} AS fires, [{view: 'funding', row_key: row_key, field: 'executed'}] AS evidence,
                   '多了' AS message_zh, 'More' AS message_en, NULL AS reason
            FROM {{from}};
            """.Replace(omit, instead, StringComparison.Ordinal));
}

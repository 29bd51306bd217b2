using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.State;
using PerfEval.Worker.Tests.Queries;

namespace PerfEval.Worker.Tests.Pipeline;

/// <summary>Rules of others in an analysis: what they must not do fails by name, and the others and the built-in rules stand.</summary>
public sealed class RuleSandboxTests(IngestedReports reports) : IClassFixture<IngestedReports>, IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task HostileRules_AreNamedAndTheOthersRun()
    {
        File.WriteAllText(_home.PathOf("secret.txt"), "canary-5e10");
        Write("GOOD");
        Write("READ", from: $"funding, read_text('{_home.PathOf("secret.txt")}')", message: "content");
        Write("GLOB", message: $"(SELECT string_agg(file, ',') FROM glob('{_home.PathOf("*")}'))");
        Write("SERIAL", message: $"(SELECT content FROM json_execute_serialized_sql(json_serialize_sql('FROM read_text(''{_home.PathOf("secret.txt")}'')')))");
        Write("LOGS", from: $"funding, enable_logging(storage='file', storage_path='{_home.PathOf("logs")}')");
        Write("MEMORY", message: "(SELECT len(list(range))::VARCHAR FROM range(3000000000))");
        Write("DEEP", message: $"({new string('(', 50_000)}'x'{new string(')', 50_000)})");
        Write("TWO", from: "funding; SELECT 1");
        Write("CLOSES", from: "funding) AS x; DELETE FROM core.document; SELECT * FROM (SELECT 1");
        Write("LONG", message: "repeat('x', 30000)");
        Write("NOBODY", from: "(SELECT * REPLACE ('nobody' AS report_id) FROM funding)");

        var (exit, _, told) = await Run("analyze", "--rules", _home.PathOf("rules"));

        Assert.Equal(ExitCode.SomeRejected, exit);
        foreach (var rule in new[] { "READ", "GLOB", "SERIAL", "LOGS", "MEMORY", "DEEP", "TWO", "CLOSES", "LONG", "NOBODY" })
            Assert.Contains($"Rule failed: {rule}: ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Rule failed: GOOD", told, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_home.PathOf("logs")));
        Assert.Equal("3", await Cell("SELECT count(*) FROM document"));
        Assert.Equal("GOOD", await Cell("SELECT string_agg(DISTINCT rule_id, ',') FROM flag WHERE message LIKE '多了%'"));
        Assert.Equal("0", await Cell("SELECT count(*) FROM flag WHERE message LIKE '%canary-5e10%'"));
        Assert.Equal("10", await Cell("SELECT count(DISTINCT rule_id) FROM rule_check WHERE NOT checked AND reason LIKE '规则运行失败 / rule failed: %'"));
    }

    [Fact]
    public async Task RuleOfAnother_SeesTheFlagsOfTheBuiltInOnesAndItsEvidenceCounts()
    {
        Write("GOOD", from: "(SELECT DISTINCT funding.* FROM funding SEMI JOIN flag USING (report_id))");

        var (exit, _, told) = await Run("analyze", "--all", "--rules", _home.PathOf("rules"));

        Assert.True(exit == ExitCode.Success, told);
        Assert.Equal(
            "true",
            await Cell(
                "SELECT count(*) > 0 AND count(*) = count(DISTINCT f.flag_id) FROM flag f JOIN flag_evidence e USING (flag_id) WHERE rule_id = 'GOOD' AND "
                + "e.view = 'funding' AND e.field = 'executed'"));
    }

    [Fact]
    public async Task ListOfRules_TriesTheirSql()
    {
        Write("GOOD");
        Write("BROKEN", from: "no_such_view");

        var (exit, output, told) = await AnalysedSamples.Run("rules", "--rules", _home.PathOf("rules"));

        Assert.Equal(ExitCode.SomeRejected, exit);
        Assert.Contains("GOOD", output, StringComparison.Ordinal);
        var line = Assert.Single(told.Split('\n'), line => line.Contains("SQL of a rule cannot run", StringComparison.Ordinal));
        Assert.Contains("BROKEN: ", line, StringComparison.Ordinal);
        Assert.Contains("no_such_view", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondAnalysis_StartsNoRuleAgainWhereNothingChanged()
    {
        Write("GOOD");
        await Run("analyze", "--rules", _home.PathOf("rules"));

        var (exit, _, told) = await Run("analyze", "--rules", _home.PathOf("rules"));

        Assert.True(exit == ExitCode.Success, told);
        Assert.Contains("looked at 0 (rule, report) pairs", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * FROM read_text('{0}')")]
    [InlineData("FROM '{0}'")]
    [InlineData("COPY report TO '{1}/a.csv'")]
    [InlineData("EXPORT DATABASE '{1}'")]
    [InlineData("ATTACH '{1}/a.duckdb'")]
    [InlineData("CREATE PERSISTENT SECRET s (TYPE s3)")]
    [InlineData("INSTALL httpfs")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("PRAGMA enable_profiling")]
    [InlineData("CALL enable_logging(storage='file', storage_path='{1}/log')")]
    [InlineData("SELECT getenv('HOME')")]
    [InlineData("FROM query('FROM read_text(''{0}'')')")]
    [InlineData("DROP VIEW report")]
    [InlineData("SELECT len(range(300000000))")]
    public async Task Sql_GetsNothingOut(string sql)
    {
        File.WriteAllText(_home.PathOf("secret.txt"), "canary-5e10");
        Directory.CreateDirectory(_home.PathOf("empty"));

        var (exit, output, told) = await Run(
            "sql", sql.Replace("{0}", _home.PathOf("secret.txt"), StringComparison.Ordinal).Replace("{1}", _home.PathOf("empty"), StringComparison.Ordinal));

        Assert.Equal((ExitCode.Failure, ""), (exit, output));
        Assert.Contains("下一步 Next: ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", told, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_home.PathOf("empty")));
    }

    [Fact]
    public async Task StatementThatChangesTheWarehouse_IsToldThatNothingDoes()
    {
        var (exit, _, told) = await Run("sql", "DELETE FROM report");

        Assert.Equal(ExitCode.Failure, exit);
        Assert.Contains("sql never changes the warehouse", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrustedSql_MayReadFilesAndSaysSo()
    {
        File.WriteAllText(_home.PathOf("own.csv"), "a\n7\n");

        var (exit, output, told) = await Run("sql", "--trusted", "--format", "csv", $"FROM '{_home.PathOf("own.csv")}'");

        Assert.Equal((ExitCode.Success, "a|7"), (exit, output.Trim('\uFEFF').Trim().Replace("\r\n", "|", StringComparison.Ordinal)));
        Assert.StartsWith("沙箱已关闭", told, StringComparison.Ordinal);
    }

    private async Task<string> Cell(string sql) => (await Run("sql", sql, "--format", "csv")).Output.Trim().Split('\n')[^1];

    private async Task<(int Exit, string Output, string Errors)> Run(params string[] arguments)
    {
        if (!File.Exists(_home.Home.Warehouse))
            File.Copy(reports.PathOf("warehouse.duckdb"), _home.Home.Warehouse);
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var terminal = new Terminal { Out = output, Error = errors, In = TextReader.Null, Columns = null, Width = new CharacterWidth(ambiguousIsWide: false) };
        var exit = await PerfEvalCommandLine.Run([.. arguments, "--db", _home.Home.Warehouse], terminal);
        return (exit, System.Text.Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private void Write(string id, string from = "funding", string message = "'多了'")
    {
        Directory.CreateDirectory(_home.PathOf("rules"));
        File.WriteAllText(Path.Combine(_home.PathOf("rules"), id + ".sql"), $$"""
            /*
            id: {{id}}
            title: {zh: 题, en: Title}
            severity: {info: always}
            scope: [unit]
            basis: []
            innocent: [{zh: 无, en: none}]
            needs: {report: [report_id, unit]}
            parameters: []
            examples: []
            */
            SELECT report_id, scope, project, NULL AS subject, 50 AS expected, executed AS actual, NULL AS difference, NULL AS amount, 'info' AS severity,
                   executed > 0 AS fires, [{view: 'funding', row_key: row_key, field: 'executed'}] AS evidence, {{message}} AS message_zh, 'More' AS message_en, NULL AS reason
            FROM {{from}};
            """);
    }
}

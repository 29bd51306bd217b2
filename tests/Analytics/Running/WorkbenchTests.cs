using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Running;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Analytics.Tests.Running;

public sealed class WorkbenchTests : IDisposable
{
    private const string OneReport = """
        INSERT INTO core.document (document_id, sha256, recognition_key, load_order) VALUES ('d', 'a', '1', 1);
        INSERT INTO core.report_part (report_id, document_id, unit, year) VALUES ('r', 'd', '甲局', 2024);
        INSERT INTO core.form (report_id, document_id, form_key, title, current, form_no) VALUES ('r', 'd', 'unit', NULL, true, 1);
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-bench-");
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose()
    {
        _warehouse.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void BulkLog_IsInTheFileAfterTheRulesRan()
    {
        var path = Path.Combine(_folder.FullName, "w.duckdb");
        using var connection = WarehouseFile.OpenWriter(path);
        Execute(connection, OneReport + """
            SET checkpoint_threshold = '1GB';
            INSERT INTO core.warning SELECT i::VARCHAR, 'kind', 'place', repeat(md5(i::VARCHAR), 20) FROM range(20000) r(i)
            """);
        var before = new FileInfo(path + ".wal").Length;

        RuleRunner.Run(connection, WarehouseFixture.BuiltIn, new RunOptions(), CancellationToken.None);

        Assert.InRange(before, 10_000_000, long.MaxValue);
        Assert.InRange(new FileInfo(path + ".wal").Length, 0, before / 10);
        Assert.Equal(WarehouseFixture.BuiltIn.Rules.Count, ChecksOf(connection));
    }

    [Fact]
    public void SmallLog_IsLeftToWhoeverClosesTheWarehouse()
    {
        var path = Path.Combine(_folder.FullName, "w.duckdb");
        using var connection = WarehouseFile.OpenWriter(path);
        Execute(connection, OneReport);
        var before = new FileInfo(path + ".wal").Length;

        RuleRunner.Run(connection, WarehouseFixture.BuiltIn, new RunOptions(), CancellationToken.None);

        Assert.InRange(new FileInfo(path + ".wal").Length, before, 8 << 20);
    }

    [Fact]
    public async Task RunThatWasCancelledAmidARule_LeavesNothingBehindAndTheNextOneDoesAll()
    {
        _warehouse.Funding(_warehouse.Report(), 100, 110, 120);
        var endless = WarehouseFixture.BuiltIn.Rules.Single(rule => rule.Id == "EX04") with
        {
            Id = "ZZ01",
            Sql = """
                SELECT 'r1' AS report_id, 'unit' AS scope, NULL AS project, NULL AS subject, 0 AS expected, 1 AS actual, 1 AS difference, NULL AS amount, 'info' AS severity,
                       sum(hash(a, b)::HUGEINT) > 0 AS fires, [{view: 'funding', row_key: 'unit/0', field: 'executed', report_id: 'r1'}] AS evidence,
                       'zh' AS message_zh, 'en' AS message_en, NULL AS reason
                FROM range(10000000) x(a), range(10000000) y(b)
                """,
        };
        using var cancelled = new CancellationTokenSource();
        // Once rules are run: on a busy machine a fixed time may pass before that.
        using var watching = _warehouse.Connection.OpenAnother();
        var cancelling = Task.Run(async () =>
        {
            while (RowsFound(watching) == 0)
                await Task.Delay(10);
            await cancelled.CancelAsync();
        });

        Assert.ThrowsAny<OperationCanceledException>(() => RuleRunner.Run(
            _warehouse.Connection, new RuleCatalogue([.. WarehouseFixture.BuiltIn.Rules, endless], []), new RunOptions(), cancelled.Token));
        await cancelling;

        Assert.Empty(_warehouse.Query("SELECT database_name FROM duckdb_databases() WHERE database_name = 'rule_bench'"));
        Assert.Empty(_warehouse.Query("FROM analytics.rule_check"));
        Assert.Equal(WarehouseFixture.BuiltIn.Rules.Count, _warehouse.Analyze().Looked);
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    // The endless rule finds none, and runs until it is cancelled.
    private static int RowsFound(DuckDBConnection connection)
    {
        using var there = new DuckDBCommand(
            "SELECT count(*)::INTEGER FROM duckdb_tables() WHERE database_name = 'rule_bench' AND table_name = 'found'", connection);
        if (there.ExecuteScalar() is not 1)
            return 0;
        using var found = new DuckDBCommand("SELECT count(*)::INTEGER FROM rule_bench.work.found", connection);
        return (int)found.ExecuteScalar()!;
    }

    private static int ChecksOf(DuckDBConnection connection)
    {
        using var command = new DuckDBCommand("SELECT count(*)::INTEGER FROM analytics.rule_check", connection);
        return (int)command.ExecuteScalar()!;
    }
}

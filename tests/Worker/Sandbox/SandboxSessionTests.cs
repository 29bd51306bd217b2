using System.Diagnostics;
using PerfEval.Analytics.Catalogue;
using PerfEval.Ingest.Processes;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Export;
using PerfEval.Worker.Sandbox;

namespace PerfEval.Worker.Tests.Sandbox;

public sealed class SandboxSessionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Theory]
    [InlineData("FROM report")]
    [InlineData("SELECT 单位, 年度 FROM 报告")]
    [InlineData("DESCRIBE funding")]
    [InlineData("SUMMARIZE funding")]
    [InlineData("SHOW TABLES")]
    [InlineData("SHOW ALL TABLES")]
    [InlineData("EXPLAIN SELECT * FROM funding")]
    [InlineData("explain analyze FROM report")]
    [InlineData("-- 看一看\nEXPLAIN FROM report")]
    [InlineData("UNPIVOT funding ON initial, full_year")]
    [InlineData("PIVOT funding ON scope IN ('unit', 'project') USING sum(initial)")]
    [InlineData("PIVOT (VALUES (1, '县', 2), (1, '市', 3)) v(a, b, c) ON b USING sum(c) GROUP BY a")]
    [InlineData("FROM (PIVOT funding ON scope USING sum(initial), count(*) AS n)")]
    [InlineData("WITH \"a b\" AS (SELECT 1 AS x) FROM \"a b\"")]
    [InlineData("FROM core.document")]
    [InlineData("FROM warehouse.main.report")]
    [InlineData("SELECT histogram(a), list_transform([1, 2], lambda x: x + 1), [x FOR x IN [1] IF x > 0] FROM (VALUES (1)) v(a)")]
    [InlineData("SELECT unit, row_number() OVER (ORDER BY year) FROM report QUALIFY true")]
    [InlineData("FROM report ASOF JOIN funding ON report.report_id = funding.report_id AND report.year >= funding.ordinal")]
    [InlineData("SELECT unit FROM report ORDER BY unit COLLATE zh")]
    [InlineData("SELECT regexp_extract(unit, '(.*)局', 1), unit ~ 'a', unit || year, year % 2, unit LIKE '%县%', unit ILIKE 'a' FROM report")]
    [InlineData("SELECT COLUMNS('unit|year') FROM report")]
    [InlineData("SELECT * FROM range(3) a, generate_series(1, 2) b, unnest([1, 2]) c")]
    [InlineData(
        "SELECT sum(a) FILTER (a > 1), median(a), string_agg(a::VARCHAR, ',' ORDER BY a), arg_max(a, a), count(DISTINCT a) FROM range(5) t(a) GROUP BY ROLLUP "
        + "(a)")]
    [InlineData(
        "SELECT strftime(now(), '%Y'), date_trunc('month', DATE '2024-05-06'), INTERVAL 3 DAY, extract(year FROM DATE '2024-05-06'), epoch(TIMESTAMP "
        + "'2024-01-01')")]
    [InlineData("SELECT json_extract('{\"a\":1}', '$.a'), '{\"a\":1}'::JSON ->> 'a', {'a': 1}.a, MAP {'a': 1}['a']")]
    public void Query_Runs(string sql)
    {
        var (ran, told) = sandbox.Run(sql);

        Assert.True(ran, told);
    }

    [Fact]
    public void EveryPublicView_CanBeRead()
    {
        var views = sandbox.Run("SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main'").Told.Split('\n');

        Assert.True(views.Length > 40);
        Assert.All(views, view => Assert.True(sandbox.Run($"SELECT * FROM \"{view}\" LIMIT 1").Ran, view));
    }

    [Fact]
    public void EveryBuiltInRule_CanBePasted() =>
        Assert.All(RuleCatalogue.Load([]).Rules, rule => Assert.Equal((true, ""), sandbox.Run(rule.Sql.TrimEnd().TrimEnd(';'))));

    [Fact]
    public void Values_AreThoseOfATrustedSession()
    {
        const string sql = """
            SELECT 1::TINYINT, 2::SMALLINT, 3, 4::BIGINT, 5::HUGEINT, 6::UTINYINT, 7::USMALLINT, 8::UINTEGER, 9::UBIGINT, 1.5::FLOAT, 2.5::DOUBLE, 'NaN'::DOUBLE, 3.25::DECIMAL(18,6), 1.0::DECIMAL(38,10),
                   true, false, '县𠮷', '', NULL, DATE '2024-02-29', TIME '01:02:03.4', TIMESTAMP '2024-01-02 03:04:05.6', TIMESTAMPTZ '2024-01-02 03:04:05+08', INTERVAL 14 MONTH, '\x01\x02'::BLOB,
                   uuid_extract_version('018f4b3c-1111-7222-8333-444455556666'::UUID), '018f4b3c-1111-7222-8333-444455556666'::UUID, [1, NULL], {a: 1, b: 'x'}, MAP {'k': 2}, '{"a": [1]}'::JSON, 'a'::ENUM ('a', 'b'), '101'::BIT
            """;
        using var trusted = new TrustedSession(WarehouseFile.OpenReader(sandbox.Warehouse));

        Assert.Equal(Printed(trusted, sql), Printed(sandbox.Session, sql));
    }

    [Fact]
    public void Parquet_IsWrittenByTheParent()
    {
        var file = sandbox.Warehouse + ".parquet";

        Assert.Equal(3, sandbox.Session.WriteParquet("SELECT range AS a, 1.5::DECIMAL(18,6) AS b, [range] AS c FROM range(3)", file, CancellationToken.None));

        using var memory = DuckDbFile.OpenMemory();
        Assert.Equal("DECIMAL(18,6)", memory.Scalar($"SELECT typeof(b) FROM '{file}' LIMIT 1"));
        File.Delete(file);
    }

    [Fact]
    public void KeptResult_IsThereAgainAfterAKill()
    {
        using var session = new SandboxSession(sandbox.Warehouse, SandboxFixture.Limits with { Time = TimeSpan.FromSeconds(5) });
        Assert.True(session.Keep("_1", "SELECT 7 AS n"));
        Assert.True(session.Keep("_2", "SELECT n + 1 AS n FROM _1"));
        var ended = Assert.Throws<SandboxException>(
            () => session.Query("SELECT sum(hash(a.i * b.i)) FROM range(10000000) a(i), range(10000000) b(i)", _ => { }, CancellationToken.None));
        Assert.Contains("more than 5 s", ended.Message, StringComparison.Ordinal);

        Assert.Equal("8", Printed(session, "SELECT n FROM _2").Split('\n')[^1]);
    }

    [Fact]
    public async Task Cancellation_EndsTheStatement()
    {
        using var stop = new CancellationTokenSource();
        var running = Task.Run(
            () => sandbox.Session.Query("SELECT sum(hash(a.i * b.i)) FROM range(10000000) a(i), range(10000000) b(i)", _ => { }, stop.Token));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal((true, "1"), sandbox.Run("SELECT 1"));
    }

    [Fact]
    public void RowsThatNobodyReads_AreNotTheNextStatements()
    {
        sandbox.Session.Query("FROM range(5000)", rows => _ = rows.Rows.First(), CancellationToken.None);

        Assert.Equal((true, "1"), sandbox.Run("SELECT 1"));
    }

    [Fact]
    public void Child_EndsWithItsPipe()
    {
        var start = new ProcessStartInfo(
            "dotnet", ["exec", typeof(SandboxChild).Assembly.Location, SandboxChild.Argument])
        { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        child.StandardInput.Close();

        Assert.True(child.WaitForExit(60_000));
    }

    [Fact]
    public void Child_IsInANetworkOfItsOwn_WhereProcessesCanBeConfined()
    {
        using var session = new SandboxSession(sandbox.Warehouse, SandboxFixture.Limits);

        var child = Directory.GetDirectories("/proc").Single(process => Read(process, "environ").Contains($"TMPDIR={session.Folder}", StringComparison.Ordinal)
            && Path.GetFileName(Read(process, "cmdline").Split('\0')[0]) == "dotnet");

        Assert.Equal(Confinement.Works, new FileInfo($"{child}/ns/net").LinkTarget != new FileInfo("/proc/self/ns/net").LinkTarget);
    }

    // What is mounted for the child lies over these.
    [Theory]
    [InlineData("/dev/shm")]
    [InlineData("/var/tmp")]
    public void WarehouseInAPlaceThatAConfinementCovers_IsOpened(string place)
    {
        var folder = Directory.CreateDirectory(Path.Combine(place, $"perfeval-test-{Guid.NewGuid():N}"));
        try
        {
            File.Copy(sandbox.Warehouse, Path.Combine(folder.FullName, "w.duckdb"));
            using var session = new SandboxSession(Path.Combine(folder.FullName, "w.duckdb"), SandboxFixture.Limits);

            Assert.Equal("1", Printed(session, "SELECT 1 AS n").Split('\n')[^1]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Session_LeavesNothingBehind()
    {
        string folder;
        using (var session = new SandboxSession(sandbox.Warehouse, SandboxFixture.Limits))
            folder = session.Folder;

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void WhatIsNoWarehouse_IsNamed()
    {
        var file = sandbox.Warehouse + ".txt";
        File.WriteAllText(file, "no database");

        Assert.Throws<DatabaseDamagedException>(() => new SandboxSession(file, SandboxFixture.Limits));
        Assert.Throws<FileNotFoundException>(() => new SandboxSession(file + ".none", SandboxFixture.Limits));
    }

    private static string Read(string process, string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Printed(ISqlSession session, string sql)
    {
        using var text = new MemoryStream();
        session.Query(sql, rows => new CsvRowWriter().Write(rows, text, CancellationToken.None), CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(text.ToArray()).TrimEnd().Replace("\r", "", StringComparison.Ordinal);
    }
}

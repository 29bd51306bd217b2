using Dapper;
using DuckDB.NET.Data;

namespace PerfEval.DuckDb.Tests;

public sealed class DapperTests : IDisposable
{
    private readonly DuckDBConnection _connection = Db.Open();

    public DapperTests() => _connection.Execute("CREATE TABLE funding(report_id BIGINT, label VARCHAR, initial DECIMAL(18,6), published DATE, loaded TIMESTAMP)");

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Objects_GoInAndComeOut()
    {
        var rows = new[]
        {
            new Funding(1, "年度资金总额", 14443712.35m, new DateTime(2025, 6, 30), new DateTime(2025, 7, 1, 8, 0, 0)),
            new Funding(2, null, null, null, null),
        };

        Assert.Equal(2, _connection.Execute("INSERT INTO funding VALUES ($ReportId, $Label, $Initial, $Published, $Loaded)", rows));

        Assert.Equal(rows, _connection.Query<Funding>(
            "SELECT report_id AS ReportId, label AS Label, initial AS Initial, published::TIMESTAMP AS Published, loaded AS Loaded FROM funding ORDER BY ALL"));
    }

    [Fact]
    public void SumOfIntegers_FitsLong()
    {
        Assert.Equal(45L, _connection.ExecuteScalar<long>("SELECT sum(i) FROM range(10) r(i)"));
        Assert.Equal(45L, _connection.QuerySingle<long>("SELECT sum(i) FROM range(10) r(i)"));
        Assert.Equal(45L, _connection.QuerySingle<Total>("SELECT sum(i) AS Sum FROM range(10) r(i)").Sum);
    }

    [Fact]
    public void Dates_ReadAsDateOnlyAndDateTime()
    {
        var row = _connection.QuerySingle("SELECT DATE '2025-06-30' AS d");

        Assert.Equal(new DateOnly(2025, 6, 30), row.d);
        Assert.Equal(new DateOnly(2025, 6, 30), _connection.QuerySingle<DateOnly>("SELECT DATE '2025-06-30'"));
        Assert.Equal("是", _connection.ExecuteScalar<string>("SELECT CASE WHEN $d = DATE '2025-06-30' THEN '是' END", new { d = new DateOnly(2025, 6, 30) }));
    }

    [Fact]
    public void InList_BindsAsAList() => Assert.Equal(
        [2L, 4L],
        _connection.Query<long>("SELECT i FROM range(6) r(i) WHERE list_contains($wanted, i) ORDER BY i", new { wanted = new ListParameter([2L, 4L, 9L]) }));

    [Fact]
    public async Task AsyncQuery_RunsAndCancels()
    {
        Assert.Equal(3, await _connection.QuerySingleAsync<int>("SELECT $a + $b", new { a = 1, b = 2 }));

        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var endless = new CommandDefinition("SELECT sum(hash(a.i * b.i)) FROM range(10000000) a(i), range(10000000) b(i)", cancellationToken: source.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _connection.QuerySingleAsync<decimal>(endless));
    }

    [Fact]
    public void Transaction_IsTaken()
    {
        using (var transaction = _connection.BeginTransaction())
            _connection.Execute("INSERT INTO funding(report_id) VALUES ($id)", new { id = 1 }, transaction);

        Assert.Equal(0, _connection.ExecuteScalar<int>("SELECT count(*) FROM funding"));
    }

    [Fact]
    public void SeveralResults_ReadInOrder()
    {
        using var results = _connection.QueryMultiple("SELECT 1; SELECT 'b'");

        Assert.Equal(1, results.ReadSingle<int>());
        Assert.Equal("b", results.ReadSingle<string>());
    }

    private sealed record Funding(long ReportId, string? Label, decimal? Initial, DateTime? Published, DateTime? Loaded);

    private sealed class Total
    {
        public long Sum { get; set; }
    }

    /// <summary>Dapper would unroll a plain collection into one parameter per element.</summary>
    private sealed class ListParameter(long[] values) : SqlMapper.ICustomQueryParameter
    {
        public void AddParameter(System.Data.IDbCommand command, string name) => command.Parameters.Add(new DuckDBParameter(name, values));
    }
}

using DuckDB.NET.Data;
using PerfEval.Worker.Cli.Shell;
using PerfEval.Worker.Sandbox;

namespace PerfEval.Worker.Tests.Cli.Shell;

public sealed class SqlCompleterTests : IDisposable
{
    private readonly DuckDBConnection _connection = new("Data Source=:memory:");
    private readonly TrustedSession _session;
    private readonly SqlCompleter _completer;

    public SqlCompleterTests()
    {
        _connection.Open();
        _session = new TrustedSession(_connection);
        Run("CREATE VIEW report AS SELECT 1 AS report_id, 2 AS unit, 3 AS \"row\"");
        Run("CREATE VIEW report_document AS SELECT 1 AS role");
        Run("CREATE VIEW 报告 AS SELECT 1 AS 单位, 2 AS 单位职能");
        _completer = new SqlCompleter(SqlNames.Of(_session), DotCommands.Names);
    }

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("SELECT * FROM rep|", "report", "report_document")]
    [InlineData("summarize 报|", "报告")]
    [InlineData("SELECT report_i| FROM report", "report_id")]
    [InlineData("SELECT 单| FROM 报告", "单位", "单位职能")]
    [InlineData("SELECT r.| FROM report r", "report_id", "unit", "\"row\"")]
    [InlineData("SELECT d.ro| FROM report AS r JOIN report_document AS d", "role")]
    [InlineData("SELECT report.ro| FROM report", "\"row\"")]
    [InlineData("SELECT \"un| FROM report", "\"unit\"")]
    [InlineData("QUALI|", "QUALIFY")]
    [InlineData("summariz|", "summarize")]
    [InlineData("SELECT quantile_con|", "quantile_cont(")]
    [InlineData(".sch|", ".schema")]
    [InlineData(".schema rep|", "report", "report_document")]
    [InlineData("SELECT zzzz|")]
    public void Candidates_FitThePlace(string text, params string[] expected)
    {
        var cursor = text.IndexOf('|', StringComparison.Ordinal);

        Assert.Equal(expected, _completer.Complete(text.Remove(cursor, 1), cursor).Candidates);
    }

    [Fact]
    public void Candidates_KeepTheCaseOfKeywords()
    {
        Assert.Contains("SELECT", _completer.Complete("SEL", 3).Candidates);
        Assert.Contains("select", _completer.Complete("sel", 3).Candidates);
    }

    [Fact]
    public void Start_IsTheWordBeforeTheCursor() => Assert.Equal(7, _completer.Complete("SELECT un", 9).Start);

    private void Run(string sql)
    {
        using var command = new DuckDBCommand(sql, _connection);
        command.ExecuteNonQuery();
    }
}

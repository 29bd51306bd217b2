namespace PerfEval.EndToEnd.Tests;

/// <summary>What was read of a file and taken by nobody is told when an ingest ends, and is a fault where one asks for it.</summary>
public sealed class StrictTests : IDisposable
{
    private const string Form = """
        <h1>项目支出绩效自评表</h1><p>（2023年度） 单位：万元</p><table>
        <tr><td>项目名称</td><td colspan=6>渠道维护经费</td></tr><tr><td>实施单位</td><td colspan=6>青禾县水利局</td></tr>
        <tr><td rowspan=3>项目资金</td><td></td><td>年初预算数</td><td>全年预算数</td><td>全年执行数</td><td>分值</td><td>执行率</td></tr>
        <tr><td>年度资金总额</td><td>30.00</td><td>30.00</td><td>27.00</td><td>10</td><td>90%</td></tr>
        <tr><td>{0}</td><td>30.00</td><td>30.00</td><td>27.00</td><td>—</td><td>—</td></tr></table>
        """;

    private readonly PerfEvalProcess _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task NumbersThatNobodyRead_AreToldByFileWithTheirPlace_AndFailAStrictIngest()
    {
        Write("all.html", Form.Replace("{0}", "其中：财政拨款", StringComparison.Ordinal));
        Write("some.html", Form.Replace("渠道", "水库", StringComparison.Ordinal).Replace("{0}", "本不存在的栏目", StringComparison.Ordinal));

        var lenient = await _program.Run("ingest", ".", "--no-analyze", "--db", "lenient/x.duckdb");
        var strict = await _program.Run("ingest", ".", "--no-analyze", "--strict", "--db", "strict/x.duckdb");

        Assert.Equal((0, 2), (lenient.ExitCode, strict.ExitCode));
        Assert.Contains("未取用 Left over: ", lenient.Error, StringComparison.Ordinal);
        Assert.Contains("some.html", lenient.Error, StringComparison.Ordinal);
        Assert.Contains("首处第1张表第5行第", lenient.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("all.html", lenient.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileReadWhole_PassesAStrictIngest()
    {
        Write("all.html", Form.Replace("{0}", "其中：财政拨款", StringComparison.Ordinal));

        var outcome = await _program.Run("ingest", "all.html", "--no-analyze", "--strict");

        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain("Left over", outcome.Error, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_program.Folder, name), text);
}

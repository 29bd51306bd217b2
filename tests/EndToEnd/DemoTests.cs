namespace PerfEval.EndToEnd.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task Demo_RunsInAnEmptyFolder_AndAgain()
    {
        using var program = new PerfEvalProcess();

        var first = await program.Run("demo");
        var second = await program.Run("demo");

        Assert.Equal(0, first.ExitCode);
        Assert.Contains("青河新区创业孵化服务处", first.Output, StringComparison.Ordinal);
        Assert.Contains("rejected 0", first.Error, StringComparison.Ordinal);
        Assert.Equal(first.Output, second.Output);
    }
}

namespace PerfEval.Worker.Tests.Sandbox;

/// <summary>Nothing gets out of the sandbox, whatever the statement is.</summary>
public sealed class EscapeTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    public static TheoryData<string> Kinds => [.. Escapes.All.Select(escape => escape.Kind).Distinct()];

    [Fact]
    public void Escapes_AreManyAndOfManyKinds() =>
        Assert.True(Escapes.All.Select(escape => escape.Sql).Distinct().Count() >= 300 && Escapes.All.Select(escape => escape.Kind).Distinct().Count() >= 20);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NoEscape_Succeeds(string kind)
    {
        foreach (var (_, sql) in Escapes.All.Where(escape => escape.Kind == kind))
        {
            var (ran, told) = sandbox.Run(sql);

            Assert.False(ran, $"{sql} ran: {told}");
            Assert.DoesNotContain(SandboxFixture.Canary, told, StringComparison.Ordinal);
        }

        sandbox.AssertUntouched();
        Assert.Equal((true, "1"), sandbox.Run("SELECT 1"));
    }

    [Theory]
    [InlineData("SELECT json_structure(repeat('[', 3000000) || repeat(']', 3000000))")]
    [InlineData("SELECT len(range(300000000))")]
    [InlineData("SELECT list(range) FROM range(3000000000)")]
    [InlineData("SELECT len(format('{:>2000000000}', 1))")]
    [InlineData("SELECT repeat('x', 100000000)")]
    [InlineData("SELECT string_agg(repeat('x', 1000000), '') FROM range(2000)")]
    [InlineData("SELECT a.range FROM range(10000001) a")]
    [InlineData("SELECT repeat('x', 100000) FROM range(1000)")]
    [InlineData("FROM range(300000000) a ORDER BY hash(a.range)")]
    public void WhatTakesTooMuch_IsStoppedAndTheNextStatementRuns(string sql)
    {
        Assert.False(sandbox.Run(sql).Ran);

        Assert.Equal((true, "1"), sandbox.Run("SELECT 1"));
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("abs(", ")")]
    [InlineData("(SELECT ", ")")]
    [InlineData("NOT ", "")]
    [InlineData("- ", "")]
    [InlineData("CASE WHEN true THEN ", " END")]
    public void DeepNesting_HarmsNobody(string open, string close)
    {
        var (ran, told) = sandbox.Run($"SELECT {string.Concat(Enumerable.Repeat(open, 100_000))}1{string.Concat(Enumerable.Repeat(close, 100_000))}");

        Assert.False(ran, told);
        Assert.Equal((true, "1"), sandbox.Run("SELECT 1"));
    }
}

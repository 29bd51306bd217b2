using PerfEval.Mutants;

namespace PerfEval.EndToEnd.Tests;

/// <summary>The places that the mutation tool finds, and its draw; running mutants takes minutes and is left to the tool.</summary>
public sealed class MutantSiteTests
{
    [Theory]
    [InlineData("x >= 1 && !y", "x > 1 && !y", "x >= 1 || !y", "x >= 1 && y", "x >= 2 && !y", "x >= 0 && !y")]
    [InlineData(
        "x is > 3 and < 0.5m", "x is >= 3 and < 0.5m", "x is > 3 or < 0.5m", "x is > 3 and <= 0.5m", "x is > 4 and < 0.5m", "x is > 2 and < 0.5m",
        "x is > 3 and < 2.5m", "x is > 3 and < 0.25m")]
    [InlineData("M(a, b) == N(\"1\", 'c')", "M(a, b) != N(\"1\", 'c')", "M(b, a) == N(\"1\", 'c')")]
    public void Expression_IsMutatedPlaceByPlace(string expression, params string[] expected) =>
        Assert.Equal(Sorted(expected), Sorted(Mutated($"var v = {expression};").Select(text => text["var v = ".Length..^1])));

    [Theory]
    [InlineData("if (a) return;", "{ }")]
    [InlineData("if (a) { throw e; }", "{ }")]
    [InlineData("F(); G();", "G(); F();")]
    [InlineData("// if (a >= 1) return 5;")]
    [InlineData("var s = \"a >= 1\";")]
    [InlineData("a = b; c = d;")]
    [InlineData("M(\"a\", \"b\");")]
    [InlineData("if (a) F();")]
    [InlineData("if (a) return; else F();")]
    [InlineData("ArgumentNullException.ThrowIfNull(a); F();")]
    [InlineData("a = b; F();", "F(); a = b;")]
    [InlineData("var (t, u) = (b, c); t = u; F(t);", "var (t, u) = (b, c); F(t); t = u;")]
    [InlineData("var (t, u) = (b, c); t = u.X; F();", "var (t, u) = (b, c); F(); t = u.X;")]
    [InlineData("var (t, u) = (b, c); t = u; F();")]
    [InlineData("F(Math.Max(a, b));")]
    [InlineData("F(new List<int>(8));")]
    [InlineData("F(a, bufferSize: 8);")]
    public void Statement_IsMutatedWhereItActs(string statement, params string[] expected) => Assert.Equal(expected, Mutated(statement));

    [Fact]
    public void Rule_IsMutatedInItsQuery_AndInTheDefaultsOfItsHeader()
    {
        const string rule = "/*\nid: X > 1\n  - {name: t, default: 0.02}\n*/\nSELECT 'a > 1' FROM f -- b > 1\nWHERE x::DECIMAL(18,6) > 4 AND lambda -> y\n";

        var mutants = SqlSites.Of("src/Analytics/Rules/X.sql", rule).ToList();

        Assert.Equal(
            ["3 0.02>0.1", "3 0.02>0.01", "6 >>>=", "6 4>20", "6 4>2", "6 AND>OR"],
            mutants.Select(m => $"{m.Line} {m.Before}>{m.After}"));
        Assert.Contains("(18,6) >= 4", mutants[2].ApplyTo(rule), StringComparison.Ordinal);
    }

    [Fact]
    public void SameSeed_DrawsTheSameMutants_EachOnce()
    {
        var sites = CSharpSites.Of("src/Ingest/A.cs", "class C { int M(int a) { if (a > 1 && a < 9) return 2; F(); G(); return a == 3 ? 4 : 5; } }").ToList();

        var drawn = Drawn(sites, 7);

        Assert.Equal(drawn, Drawn(sites, 7));
        Assert.NotEqual(drawn, Drawn(sites, 8));
        Assert.Equal(sites.Count, drawn.Distinct().Count());
        Assert.Equal(4, sites.Select(site => site.Kind).Distinct().Count());
    }

    private static List<Mutant> Drawn(IEnumerable<Mutant> sites, int seed)
    {
        var picker = new Picker(sites, seed);
        var drawn = new List<Mutant>();
        while (picker.Next() is { } mutant)
            drawn.Add(mutant);
        return drawn;
    }

    private static List<string> Mutated(string statements)
    {
        var text = $"class C {{ void M() {{\n{statements}\n}} }}";
        return [.. CSharpSites.Of("src/Ingest/A.cs", text).Select(mutant => mutant.ApplyTo(text).Split('\n')[1])];
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);
}

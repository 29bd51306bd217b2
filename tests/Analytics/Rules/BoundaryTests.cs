using PerfEval.Analytics.Tests.Rules.Examples;

namespace PerfEval.Analytics.Tests.Rules;

/// <summary>What a rule tolerates it tolerates to the last place, and not one unit more; the same for every other limit in its header.</summary>
public sealed class BoundaryTests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (var (rule, parameter) in Parameters())
            {
                for (var i = 0; i < Math.Max(1, At(rule, parameter).Count); i++)
                    data.Add(rule, parameter, i);
            }

            return data;
        }
    }

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Limit_HoldsToTheLastPlace(string rule, string parameter, int number)
    {
        var boundary = At(rule, parameter).ElementAtOrDefault(number);
        Assert.True(boundary is not null, $"{rule} {parameter} has no case in {nameof(Boundaries)}.");
        Assert.Equal((double)boundary.Default, WarehouseFixture.BuiltIn.Rules.Single(r => r.Id == rule).Parameters.Single(p => p.Name == parameter).Default);

        boundary.Given(_warehouse, boundary.AtLimit);
        Assert.Equal(boundary.Inside, Outcome(_warehouse, rule));

        using var outside = new WarehouseFixture();
        boundary.Given(outside, boundary.PastLimit);
        Assert.Equal(boundary.Outside, Outcome(outside, rule));
    }

    [Fact]
    public void Cases_AreOfParametersOfTheCatalogue() =>
        Assert.Empty(Boundaries.All.Select(boundary => (boundary.RuleId, boundary.Parameter)).Except(Parameters()));

    /// <summary>The severity of what fires; otherwise whether anything could be decided.</summary>
    private static string Outcome(WarehouseFixture warehouse, string rule)
    {
        var rows = warehouse.Rows(rule);
        return rows.FirstOrDefault(row => row.Fires == true)?.Severity
            ?? (rows.Any(row => row.Fires is null) && !rows.Any(row => row.Fires == false) ? "undecided" : "no");
    }

    private static List<Boundary> At(string rule, string parameter) => [.. Boundaries.All.Where(each => each.RuleId == rule && each.Parameter == parameter)];

    private static IEnumerable<(string Rule, string Parameter)> Parameters() =>
        WarehouseFixture.BuiltIn.Rules.SelectMany(rule => rule.Parameters.Select(parameter => (rule.Id, parameter.Name)));
}

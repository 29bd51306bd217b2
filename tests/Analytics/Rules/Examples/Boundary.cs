namespace PerfEval.Analytics.Tests.Rules.Examples;

/// <summary>One parameter of a rule at its default: what the rule says when the quantity it limits is just inside, and just outside.</summary>
/// <param name="Default">What the rule's file must state; a changed limit is a changed promise.</param>
/// <param name="Given">Writes the rows; gets the quantity that the parameter limits.</param>
/// <param name="Inside">no, undecided, or the severity of the flag.</param>
internal sealed record Boundary(
    string RuleId, string Parameter, decimal Default, Action<WarehouseFixture, decimal> Given, decimal AtLimit, decimal PastLimit, string Inside,
    string Outside)
{
    /// <summary>The smallest step of an amount as the warehouse stores it.</summary>
    public const decimal LastPlace = 0.000001m;

    /// <summary>A difference of the tolerance is no finding, one unit of the last place more is.</summary>
    public static Boundary Tolerance(
        string rule, decimal tolerance, Action<WarehouseFixture, decimal> given, string outside = "error", string parameter = "tolerance") =>
        new(rule, parameter, tolerance, given, tolerance, tolerance + LastPlace, "no", outside);

    /// <summary>The same for a difference the other way.</summary>
    public Boundary Mirrored() => this with { AtLimit = -AtLimit, PastLimit = -PastLimit };
}

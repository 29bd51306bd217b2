using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>A number of a fact as it stands in an equation.</summary>
/// <param name="Role">One of <see cref="TermRole"/>.</param>
/// <param name="Figure">With a value.</param>
/// <param name="Scale">What the figure is multiplied by to be in the equation's unit: text prints 元, 万元 and 亿元 side by side.</param>
internal sealed record Term(Fact Fact, string Field, string Role, Figure Figure, decimal Scale = 1)
{
    /// <summary>What the warehouse's numbers stay below; larger ones are codes, and stand in no equation.</summary>
    public const decimal Limit = 1_000_000_000_000m;

    public decimal Value { get; } = Figure.Value!.Value * Scale;

    /// <summary>The size of the last digit as printed, in the equation's unit.</summary>
    public decimal LastDigit => new decimal(1, 0, 0, false, Figure.Value!.Value.Scale) * Scale;

    /// <summary>Null where no number is printed.</summary>
    public static Term? Of(Fact fact, string field, string role, Figure? figure, decimal scale = 1) =>
        figure?.Value is { } value && Math.Abs(value) < Limit && Math.Abs(value) * scale < Limit ? new Term(fact, field, role, figure, scale) : null;
}

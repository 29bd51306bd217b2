using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Fixtures;

/// <summary>Keeps the numbers of facts that stand in a table cell.</summary>
internal sealed class NumberCollector : IFactWriter
{
    public List<decimal> Values { get; } = [];

    public void Number(string field, Figure? figure)
    {
        if (figure is { Value: { } value, Place.TableNo: not null })
            Values.Add(value);
    }

    public void Count(string field, Figure? figure) => Number(field, figure);

    public void Part(string field, decimal? value, Printed? whole)
    {
        if (value is { } number)
            Values.Add(number);
    }
}

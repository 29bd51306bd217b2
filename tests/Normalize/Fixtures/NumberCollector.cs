using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Fixtures;

/// <summary>Keeps the numbers of facts that stand in a table cell.</summary>
internal sealed class NumberCollector : IFactWriter
{
    public List<decimal> Values { get; } = [];

    public void Key(string field, string? value)
    {
    }

    public void Key(string field, int? value)
    {
    }

    public void Text(string field, MaskedText? text)
    {
    }

    public void Flag(string field, bool value)
    {
    }

    public void Number(string field, Figure? figure)
    {
        if (figure is { Value: { } value, Place.TableNo: not null })
            Values.Add(value);
    }

    public void Count(string field, Figure? figure) => Number(field, figure);

    public void Words(string field, Printed? printed)
    {
    }

    public void Part(string field, decimal? value, Printed? whole)
    {
        if (value is { } number)
            Values.Add(number);
    }

    public void Part(string field, string? value)
    {
    }
}

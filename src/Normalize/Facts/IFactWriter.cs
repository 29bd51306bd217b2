using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>Receives the fields of one fact, in the order of the columns of its table; whoever looks at some kinds of them leaves the others out.</summary>
public interface IFactWriter
{
    /// <summary>A value that the fact carries for grouping, without a place of its own.</summary>
    void Key(string field, string? value)
    {
    }

    void Key(string field, int? value)
    {
    }

    void Flag(string field, bool value)
    {
    }

    /// <summary>The report's own words, without a place of their own.</summary>
    void Text(string field, MaskedText? text)
    {
    }

    void Number(string field, Figure? figure)
    {
    }

    /// <summary>A count of people: a whole number; a figure with a fraction is no count and becomes null.</summary>
    void Count(string field, Figure? figure)
    {
    }

    void Words(string field, Printed? printed)
    {
    }

    /// <summary>A part of a printed value (operator, number, unit of a target); its place is that of the whole.</summary>
    void Part(string field, decimal? value, Printed? whole)
    {
    }

    void Part(string field, string? value)
    {
    }
}

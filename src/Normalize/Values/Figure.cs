namespace PerfEval.Normalize.Values;

/// <summary>
/// One parsed number with the text it was read from. Money is in 万元, rates in percent, scores in 分, areas in m².
/// <see cref="Value"/> is null whenever the state is not <see cref="ValueState.Number"/>.
/// </summary>
/// <param name="Raw">The cell's text exactly as printed.</param>
/// <param name="PrintedUnit">Unit printed beside the number or in its header, null where none is printed.</param>
public sealed record Figure(decimal? Value, ValueState State, string Raw, Place Place, string? PrintedUnit = null)
{
    public Certainty Certainty { get; init; }
}

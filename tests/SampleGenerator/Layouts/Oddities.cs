namespace PerfEval.SampleGenerator.Layouts;

/// <summary>What happens to a form on its way to the portal.</summary>
/// <param name="ShiftedLevel1">This level-1 label stands in the second row of its group, the first left blank, as after a page break.</param>
/// <param name="BreakAfter">The first form's table is cut after so many indicator rows; its header and level-1 label repeat on the next page.</param>
internal sealed record Oddities(string? ShiftedLevel1 = null, int? BreakAfter = null)
{
    public static Oddities None { get; } = new();
}

using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Narrative;

/// <summary>One amount of money in a sentence, before it is known what it is about.</summary>
/// <param name="Words">Text between the amount before and this one.</param>
/// <param name="Clause">Words since the last comma or the like: what is printed right before the number.</param>
/// <param name="Nested">Printed inside brackets that follow another amount.</param>
internal sealed record Mention(string Words, string Clause, string Quote, decimal Value, string Unit, Place Place, bool Nested)
{
    /// <summary>Index of the number in the sentence.</summary>
    public required int At { get; init; }
}

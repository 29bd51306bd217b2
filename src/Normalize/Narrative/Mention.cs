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

    /// <summary>Index behind the amount in the sentence.</summary>
    public required int End { get; init; }

    /// <summary>No amount of its own (a range, a bound, an approximation): it ends the words of the next one and is listed as not taken.</summary>
    public bool Doubtful { get; init; }

    /// <summary>The earlier amount of “由A降至B”.</summary>
    public bool From { get; init; }

    /// <summary>What something rose or fell to (降至, 增加到, 调整为): the amount itself, although its words speak of a change.</summary>
    public bool Target { get; init; }

    public Certainty Certainty { get; init; }

    /// <summary>The year in brackets right behind the amount, as printed (2022年); null where there is none.</summary>
    public string? YearBehind { get; init; }

    /// <summary>Of “A、B分别为1万元、2万元” the name that belongs to this amount; null elsewhere.</summary>
    public AmountName? Name { get; init; }
}

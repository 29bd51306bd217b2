using PerfEval.Normalize.Proposals;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>What changes when a document is read with one label more, and what its equations say of that.</summary>
internal sealed record FieldTrial
{
    private FieldTrial(string verdict, IReadOnlyList<Figure> figures) => (Verdict, Figures) = (verdict, figures);

    /// <summary>One of <see cref="Arithmetic"/>; that no other field would do as well is for the caller to see.</summary>
    public string Verdict { get; }

    /// <summary>Numbers that are read now and were not, or as something else.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <param name="plain">The document as the vocabulary reads it.</param>
    /// <param name="tried">The same with the label.</param>
    public static FieldTrial Of(RecognisedDocument plain, RecognisedDocument tried)
    {
        var (before, after) = (new ReadFigures(plain).ByPlace, new ReadFigures(tried).ByPlace);
        var changed = after.Where(f => !before.TryGetValue(f.Key, out var old) || old.As != f.Value.As).Select(f => f.Value).ToList();
        List<Figure> figures = [.. changed.Select(f => f.Figure)];
        // What the label takes from its neighbours is no gain. Equations of other numbers may have been excused by what was unread, and fail now: that says
        // nothing of the label.
        if (before.Keys.Any(place => !after.ContainsKey(place)) || changed.Exists(f => f.IsRefused))
            return new FieldTrial(Arithmetic.Disagrees, figures);
        return new FieldTrial(changed.Count > 0 && changed.TrueForAll(f => f.IsProved) ? Arithmetic.Agrees : Arithmetic.Silent, figures);
    }
}

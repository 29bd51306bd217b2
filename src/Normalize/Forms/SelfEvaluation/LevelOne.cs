using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms.SelfEvaluation;

/// <summary>
/// Puts every indicator under the level-1 label it belongs to. A page break can push a merged label to the second row of its group;
/// then the level-2 label says which group a row is in (财预〔2020〕10号, 财预〔2021〕101号).
/// </summary>
public static class LevelOne
{
    /// <summary>Returns the indicators with level 1 repaired; rows whose own label is printed in them are left alone.</summary>
    public static IEnumerable<Indicator> Repair(IReadOnlyList<Indicator> indicators, IReadOnlySet<int> ownLabel, FormVocabulary vocabulary)
    {
        for (var i = 0; i < indicators.Count; i++)
        {
            var indicator = indicators[i];
            if (ownLabel.Contains(i) || indicator.Level2?.Text is not { } level2 || vocabulary.Role("level2_of", level2) is not { } implied)
            {
                yield return indicator;
                continue;
            }

            if (Canonical(indicator, vocabulary) == implied)
            {
                yield return indicator;
                continue;
            }

            var labelled = Nearest(indicators, ownLabel, i, implied, vocabulary);
            if (labelled is not null)
                yield return indicator with { Level1 = labelled.Level1, Level1Weight = labelled.Level1Weight };
            else if (indicator.Level1 is null)
                yield return indicator with { Level1 = new Printed(implied, indicator.Level2.Raw, indicator.Level2.Place) };
            else
                yield return indicator;
        }
    }

    internal static void Remember(FormDraft form, bool ownLevel1)
    {
        if (ownLevel1)
            form.OwnLevel1.Add(form.Indicators.Count - 1);
    }

    private static string? Canonical(Indicator indicator, FormVocabulary vocabulary) =>
        indicator.Level1?.Text is { } level1 ? vocabulary.Role("level1", level1) : null;

    // The label may stand below (moved by a page break) or above (another label came between).
    private static Indicator? Nearest(
        IReadOnlyList<Indicator> indicators, IReadOnlySet<int> ownLabel, int from, string implied, FormVocabulary vocabulary) =>
        Enumerable.Range(0, indicators.Count)
            .Where(i => ownLabel.Contains(i) && Canonical(indicators[i], vocabulary) == implied)
            .OrderBy(i => Math.Abs(i - from))
            .Select(i => indicators[i])
            .FirstOrDefault();
}

using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms.UnitAndProjectSelfEvaluation;

/// <summary>
/// Puts every indicator under the level-1 label it belongs to. A page break can push a merged label to the second row of its group;
/// then the level-2 label says which group a row is in (财预〔2020〕10号, 财预〔2021〕101号).
/// </summary>
public static class LevelOne
{
    /// <summary>Returns the indicators with level 1 repaired; rows whose own label is printed in them are left alone.</summary>
    public static IEnumerable<IndicatorDraft> Repair(IReadOnlyList<IndicatorDraft> indicators, FormVocabulary vocabulary)
    {
        for (var i = 0; i < indicators.Count; i++)
        {
            var indicator = indicators[i];
            if (indicator.OwnLevel1 || indicator.Level2?.Text is not { } level2 || vocabulary.Role("level2_of", level2) is not { } implied)
            {
                yield return indicator;
                continue;
            }

            if (Canonical(indicator, vocabulary) == implied)
            {
                yield return indicator;
                continue;
            }

            var labelled = Nearest(indicators, i, implied, vocabulary);
            if (labelled is not null)
                yield return indicator with { Level1 = labelled.Level1, Level1Weight = labelled.Level1Weight };
            else if (indicator.Level1 is null)
                yield return indicator with { Level1 = new Printed(implied, indicator.Level2.Raw, indicator.Level2.Place) };
            else
                yield return indicator;
        }
    }

    private static string? Canonical(IndicatorDraft indicator, FormVocabulary vocabulary) =>
        indicator.Level1?.Text is { } level1 ? vocabulary.Role("level1", level1) : null;

    // The label may stand below (moved by a page break) or above (another label came between).
    private static IndicatorDraft? Nearest(IReadOnlyList<IndicatorDraft> indicators, int from, string implied, FormVocabulary vocabulary) =>
        Enumerable.Range(0, indicators.Count)
            .Where(i => indicators[i].OwnLevel1 && Canonical(indicators[i], vocabulary) == implied)
            .OrderBy(i => Math.Abs(i - from))
            .Select(i => indicators[i])
            .FirstOrDefault();
}

using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Proposals;

/// <summary>
/// Says of a label that the vocabulary does not know which field it most likely names: a multinomial logistic regression over character n-grams,
/// learnt from the spellings in the vocabulary. It only proposes.
/// </summary>
/// <param name="Fields">Classes, in the order of the weights.</param>
/// <param name="Grams">Features by their place in the weights.</param>
/// <param name="Weights">One row of grams for each field.</param>
/// <param name="Biases">One for each field.</param>
public sealed record LabelClassifier(IReadOnlyList<Field> Fields, IReadOnlyDictionary<string, int> Grams, float[][] Weights, float[] Biases)
{
    /// <summary>
    /// From here on a field is proposed; below, the label is only listed as unknown. Of the vocabulary's own spellings, a tenth left out at a time (628), 349
    /// lie above, 3 of them wrong; above 0.5 it would be 475 and 29. A proposal that is wrong and accepted spoils numbers, one that is missing costs a look.
    /// </summary>
    public const double Threshold = 0.8;

    /// <summary>The likeliest fields that a label in this context can name, best first, each with its probability among all that could stand there.</summary>
    /// <param name="label">As <see cref="Label.KeyOf"/> spells it, without numbering and brackets.</param>
    public IReadOnlyList<(Field Field, double Probability)> Rank(string label, LabelContext context)
    {
        var features = Features(label, Grams);
        var scores = new List<(Field Field, double Score)>();
        for (var i = 0; i < Fields.Count; i++)
        {
            if (!context.Weighs(Fields[i]))
                continue;
            double score = Biases[i];
            foreach (var (gram, value) in features)
                score += Weights[i][gram] * value;
            scores.Add((Fields[i], score));
        }

        if (scores.Count == 0)
            return [];
        var highest = scores.Max(s => s.Score);
        var all = scores.Sum(s => Math.Exp(s.Score - highest));
        return [.. scores.Where(s => context.Groups.Contains(s.Field.Group)).OrderByDescending(s => s.Score)
            .Select(s => (s.Field, Math.Round(Math.Exp(s.Score - highest) / all, 6)))];
    }

    /// <summary>The label's grams that the classifier knows, scaled so that long labels weigh as much as short ones.</summary>
    internal static IReadOnlyList<(int Gram, float Value)> Features(string label, IReadOnlyDictionary<string, int> grams)
    {
        var all = LabelGrams.Of(label);
        var value = all.Count == 0 ? 0 : (float)(1 / Math.Sqrt(all.Count));
        return [.. all.Where(grams.ContainsKey).Select(g => (grams[g], value))];
    }
}

namespace PerfEval.Normalize.Proposals;

/// <summary>The single characters, pairs and triples of a label, its beginning and end among them: what the classifier sees of it.</summary>
internal static class LabelGrams
{
    private const int Longest = 3;

    /// <summary>Each once, in the order in which they first occur.</summary>
    public static IReadOnlyList<string> Of(string label)
    {
        var text = $"^{label}$";
        var grams = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var length = 1; length <= Longest; length++)
        {
            for (var start = 0; start + length <= text.Length; start++)
            {
                var gram = text.Substring(start, length);
                if (gram is not ("^" or "$") && seen.Add(gram))
                    grams.Add(gram);
            }
        }

        return grams;
    }
}

using System.Text;

namespace PerfEval.Normalize.Privacy;

/// <summary>Parts of a text that are replaced.</summary>
internal static class Spans
{
    /// <param name="found">In any order; what overlaps is one.</param>
    public static string Replace(string text, List<(int Start, int End)> found, string mark)
    {
        found.Sort();
        var result = new StringBuilder(text.Length);
        var at = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var (start, end) = found[i];
            while (i + 1 < found.Count && found[i + 1].Start < end)
                end = Math.Max(end, found[++i].End);
            result.Append(text, at, start - at).Append(mark);
            at = end;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}

using System.Security.Cryptography;
using System.Text;

namespace PerfEval.Normalize.Privacy;

/// <summary>Addresses and file names: a name stands there between dashes and brackets, without any label.</summary>
internal static class MaskedPlace
{
    private const int HashDigits = 8;

    private static readonly char[] s_separators = ['/', '\\', '!', '?', '&', '=', '#'];

    public static string Of(string place)
    {
        // An archive's members begin with the archive's place: what masks the whole masks each part the same.
        var result = new StringBuilder(place.Length);
        foreach (var part in place.Split('!'))
        {
            if (result.Length > 0)
                result.Append('!');
            var masked = Parts(part);
            result.Append(masked);
            if (masked != part)
                result.Append('~').Append(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part)))[..HashDigits]);
        }

        return result.ToString();
    }

    public static string NameOf(string name) => Bare(Masking.Mask(name));

    private static string Parts(string place)
    {
        var result = new StringBuilder(place.Length);
        for (var at = 0; at <= place.Length;)
        {
            var end = place.IndexOfAny(s_separators, at) is >= 0 and var found ? found : place.Length;
            var part = place[at..end];
            var plain = part.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(part) : part;
            var masked = NameOf(plain);
            result.Append(masked == plain ? part : masked);
            if (end < place.Length)
                result.Append(place[end]);
            at = end + 1;
        }

        return result.ToString();
    }

    // One sign away from what was masked as a number of a person.
    private static bool IsByNumber(string name, int start, int end) =>
        (end < name.Length && name.AsSpan(end, Math.Min(name.Length - end, Masking.Number.Length + 1)).Contains(Masking.Number, StringComparison.Ordinal))
        || (start > 0 && name.AsSpan(Math.Max(0, start - Masking.Number.Length - 1), Math.Min(start, Masking.Number.Length + 1))
            .Contains(Masking.Number, StringComparison.Ordinal));

    // 自评报告-周三一.docx, 自评报告（周三一）.docx
    private static string Bare(string name)
    {
        var dot = name.LastIndexOf('.');
        var stem = dot > 0 && name.Length - dot <= 6 ? dot : name.Length;
        var found = new List<(int Start, int End)>();
        var start = 0;
        for (var i = 0; i <= stem; i++)
        {
            if (i < stem && PersonName.IsHan(name[i]))
                continue;
            if (i - start is 2 or 3 && (PersonName.IsLikely(name.AsSpan(start, i - start))
                || (IsByNumber(name, start, i) && PersonName.IsPossible(name.AsSpan(start, i - start)))))
                found.Add((start, i));
            start = i + 1;
        }

        return found.Count == 0 ? name : Spans.Replace(name, found, Masking.Name);
    }
}

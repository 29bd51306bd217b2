using System.Collections.Concurrent;

namespace PerfEval.Normalize.Privacy;

/// <summary>
/// Takes names and numbers of persons out of text before it is stored (个人信息). Only the archived original keeps them.
/// Names are found behind labels and beside titles and numbers, numbers by their form or their label.
/// </summary>
internal static class Masking
{
    public const string Name = "＊＊";
    public const string Number = "＊＊＊";

    // 签字张三 and QQ12345 are the shortest that say whose they are.
    private const int Shortest = 4;

    // Forms repeat the same few thousand labels and words, most of which are looked at for their cell and for their fact. Bounded: what comes later is
    // searched each time.
    private const int LongestKnown = 32;
    private const int MostKnown = 8192;

    private static readonly ConcurrentDictionary<string, bool> s_clean = new(StringComparer.Ordinal);
    private static int s_count;

    /// <summary>The text with every such name as ＊＊ and every such number as ＊＊＊; the same instance where there is none.</summary>
    public static string Mask(string text)
    {
        if (text.Length < Shortest)
            return text;
        if (text.Length > LongestKnown || text.AsSpan().ContainsAnyInRange('0', '9'))
            return Search(text);
        if (s_clean.ContainsKey(text))
            return text;
        var masked = Search(text);
        if (ReferenceEquals(masked, text) && Interlocked.Increment(ref s_count) <= MostKnown)
            s_clean.TryAdd(text, true);
        return masked;
    }

    // Names first: a number beside one is what tells it.
    private static string Search(string text) => NumberMask.Of(NameMask.Of(text));

    /// <summary>Text whose label may be the end of the text before it.</summary>
    public static string MaskAfter(string? before, string text)
    {
        if (before is null || ContactLabel.AtEnd(before) is not { } label)
            return Mask(text);
        var lead = label + "：";
        return Mask(lead + text)[lead.Length..];
    }

    /// <summary>The whole value of a contact cell (its label stands in the cell before it).</summary>
    public static string MaskContact(string text) => string.IsNullOrWhiteSpace(text) ? text : Name;
}

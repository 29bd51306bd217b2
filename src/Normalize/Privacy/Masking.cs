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

    /// <summary>The text with every such name as ＊＊ and every such number as ＊＊＊; the same instance where there is none.</summary>
    public static string Mask(string text)
    {
        if (text.Length < Shortest)
            return text;
        // Names first: a number beside one is what tells it.
        return NumberMask.Of(NameMask.Of(text));
    }

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

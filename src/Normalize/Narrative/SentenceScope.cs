using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Narrative;

/// <summary>
/// Whose amounts of which year a sentence speaks of: a year that opens a clause, a part of the year and others than the unit hold for the later clauses.
/// </summary>
internal sealed partial class SentenceScope(int? year)
{
    private readonly HashSet<int> _years = [];
    private int? _carried;
    private bool _others;
    private bool _partOfYear;
    private bool _unclear;

    /// <summary>Year of the amount read last, from the fiscal year; null where nothing names it.</summary>
    public int? Offset { get; private set; }

    /// <summary>Whether that year was named by an earlier clause.</summary>
    public bool Carried { get; private set; }

    /// <summary>The amount is no line of this report's year and unit, or nobody can tell.</summary>
    public bool Elsewhere => _others || _partOfYear || _unclear || Offset is not (null or 0 or -1);

    public void Read(Mention mention, AmountLabel label)
    {
        // A year in brackets (含2023年转列项目2个) speaks of what stands there with it.
        var words = InBrackets().Replace(PlainText.Squeeze(mention.Words), "");
        var named = mention.YearBehind is { } behind ? YearWords.Offset(behind, year) : label.Offset;
        var earlier = mention.Name is null ? YearWords.Offset(words, year) : named;
        if (OwnerWords.Others(PlainText.Squeeze(mention.Clause)) is { } others)
            _others = others;
        else if (OwnerWords.Others(words) is false)
            _others = false;
        _partOfYear = YearWords.PartOfYear(words) ?? _partOfYear;
        // 由上年的A降至B: B is of the report's year again.
        if (mention.Target && named is null)
        {
            (Offset, Carried, _unclear) = (_years.Count == 1 ? _carried : null, false, false);
            return;
        }

        if (named is null && earlier is not null && !label.IsChange)
            named = earlier;
        Carried = named is null && _carried is not null;
        Offset = named ?? _carried;
        _unclear = Carried && _years.Count > 1;
        if (named is { } leading && !label.IsChange && !mention.From && mention.Name is null && Opens(words, mention))
        {
            _carried = leading;
            _years.Add(leading);
        }
    }

    // The year stands at the beginning of one of the clauses between the amount before and this one.
    private static bool Opens(string words, Mention mention) =>
        YearWords.Leads(PlainText.Squeeze(mention.Clause)) || words.Split(',', ';', ':', '。').Any(YearWords.Leads);

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();
}

using System.Buffers;
using System.Text.RegularExpressions;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Narrative;

/// <summary>
/// Money, scores, percentages and head counts of paragraphs that no fact took. Wider than the readers on purpose: what they refuse (560-570万元,
/// 二十余万元, 90分以上) is listed. Dates, numbers of documents, ordinals and codes have none of these units.
/// </summary>
internal static partial class UntakenNumbers
{
    private const int WordsBefore = 16;

    // What each ends in, or begins with (百分之): a paragraph without it needs no pattern.
    private static readonly (Regex Pattern, SearchValues<char> Signs, string What)[] s_kinds =
    [
        (Money(), SearchValues.Create("元万亿¥￥R"), LeftoverKind.TextMoney), (Percentage(), SearchValues.Create("%％‰点百率"), LeftoverKind.TextPercentage),
        (Score(), SearchValues.Create("分"), LeftoverKind.TextScore), (Heads(), SearchValues.Create("人名"), LeftoverKind.TextHeadCount),
    ];

    public static List<UntakenNumber> In(IReadOnlyList<(int Ordinal, string Text)> paragraphs, IEnumerable<Figure?> taken)
    {
        var spans = taken.Where(f => f is { Place: { Paragraph: not null, CharStart: not null, CharEnd: not null } })
            .GroupBy(f => f!.Place.Paragraph!.Value, f => (f!.Place.CharStart!.Value, f.Place.CharEnd!.Value)).ToDictionary(g => g.Key, g => g.ToList());
        var left = new List<UntakenNumber>();
        foreach (var (ordinal, text) in paragraphs)
        {
            var covered = spans.GetValueOrDefault(ordinal, []);
            foreach (var (pattern, signs, what) in s_kinds)
            {
                if (text.AsSpan().ContainsAny(signs))
                    List(left, ordinal, text, covered, pattern, what);
            }
        }

        return left;
    }

    private static void List(List<UntakenNumber> left, int ordinal, string text, List<(int Start, int End)> covered, Regex pattern, string what)
    {
        foreach (Match match in pattern.Matches(text))
        {
            if (covered.Exists(span => span.Start < match.Index + match.Length && span.End > match.Index))
                continue;
            var start = match.Index;
            while (start > 0 && match.Index - start < WordsBefore && text[start - 1] is not ('，' or ',' or '。' or '；' or ';' or '\n'))
                start--;
            left.Add(new UntakenNumber(ordinal, what, MaskedText.Of(text[start..(match.Index + match.Length)].Trim())));
        }
    }

    private const string N = @"(?<![0-9０-９.．])[.．]?[0-9０-９](?:[0-9０-９]|[,，.．][0-9０-９]){0,24}";
    private const string C = "[几数]?[一二两三四五六七八九十百千万亿壹贰貳叁肆伍陆柒捌玖拾佰仟萬億][零〇一二两三四五六七八九十百千万亿壹贰貳叁肆伍陆柒捌玖拾佰仟萬億]{1,22}";

    [GeneratedRegex(
        "(?:" + N + @"(?:\s?(?:万|亿)?元?\s?[-~～—－–至到]{1,2}\s?[0-9０-９][0-9０-９.．]{0,12})?\s{0,3}[余多来几①-⑳]?\s?[（()）]?(?:人民币)?(?:亿|千万|百万|万|千|百|[WwＷｗ])?\s?[余多]?[美港欧日澳台]?元|(?<![零〇一二两三四五六七八九十第])"
        + C + "[余多]?(?:万|亿)?元(?![素件气宵旦])|(?:[¥￥]|RMB)\\s?" + N + "(?:\\s?[万亿])?|(?<=(?:资金|经费|支出|预算|收入|投入|投资|拨款|补助|金额|决算)[^，。；,;]{0,12})" + N
        + @"\s?[万亿](?![元0-9人名户亩吨平方立个次件株只头公里千米套本册份斤度余多]))", RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(
        @"(?:(?<=率\s?(?:为|是|达到?|[:：])\s?)" + N + @"(?![0-9.．]|\s?[%％‰个百分])|" + N + @"(?:\s?[%％]?\s?[-~～—－–至到]{1,2}\s?[0-9０-９][0-9０-９.．]{0,12})?\s?(?:[%％‰]|个?百分点)|百分之[零〇一二三四五六七八九十百点]{1,8})", RegexOptions.CultureInvariant)]
    private static partial Regex Percentage();

    [GeneratedRegex(
        @"(?<=(?:得分|评分|总分|分值|自评分)\s?[为是:：]?\s?)" + N + @"(?![0-9.．]|\s?[%％分])|(?:" + N + @"(?:\s?分?\s?[-~～—－–至到]{1,2}\s?[0-9０-９][0-9０-９.．]{0,12})?|[一二三四五六七八九][〇零一二三四五六七八九十百点]{1,7})\s?分(?![值别之钟析类管工布解发期批部享支离级配区段公厘米子辨])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Score();

    [GeneratedRegex("(?:" + N + @"\s?[余多]?|(?<![零〇一二两三四五六七八九十第])[一二两三四五六七八九十百][零〇一二三四五六七八九十百千]{1,8}[余多]?)[人名](?![次民均大生才口单录])", RegexOptions.CultureInvariant)]
    private static partial Regex Heads();
}

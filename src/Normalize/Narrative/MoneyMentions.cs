using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Narrative;

/// <summary>The amounts of money in a sentence with the words before each, and how neighbours belong together.</summary>
internal static partial class MoneyMentions
{
    private const int LongestChange = 14;
    private const int MostNames = 12;

    public static List<Mention> In(Sentence sentence)
    {
        var mentions = new List<Mention>();
        var text = sentence.Text;
        if (!text.Contains('元', StringComparison.Ordinal))
            return mentions;
        var end = 0;
        var (open, counted) = (0, 0);
        foreach (var amount in AmountSpelling.In(text))
        {
            if (amount.Start < end)
                continue;
            open = OpenBrackets(text, counted, amount.Start, open);
            counted = amount.Start;
            var clauseStart = ClauseStart(text, end, amount.Start);
            var quoteStart = clauseStart + LeadingBlanks(text, clauseStart, amount.Start);
            var clause = text[clauseStart..amount.Start];
            mentions.Add(new Mention(
                text[end..amount.Start], clause, text[quoteStart..amount.End].Trim(), amount.Value, amount.Unit,
                Place.OfParagraph(sentence.Paragraph, sentence.Start + amount.Start, sentence.Start + amount.End), open > 0 && mentions.Count > 0)
            {
                At = amount.Start,
                End = amount.End,
                Doubtful = amount.Doubtful,
                Certainty = amount.Certainty,
                YearBehind = YearInBrackets().Match(text, amount.End) is { Success: true } behind ? behind.Groups[1].Value : null,
                Target = !amount.Doubtful && ChangesTo().IsMatch(PlainText.Squeeze(clause)),
            });
            end = amount.End;
        }

        MarkFrom(mentions);
        ShareNames(mentions);
        return mentions;
    }

    private static void MarkFrom(List<Mention> mentions)
    {
        for (var i = 1; i < mentions.Count; i++)
        {
            var (origin, to) = (mentions[i - 1], mentions[i]);
            var direct = PlainText.Squeeze(to.Words) is "至" or "到";
            if ((to.Target || direct) && to.Words.Length <= LongestChange && Leaves().IsMatch(origin.Clause))
                (mentions[i - 1], mentions[i]) = (origin with { From = true }, to with { Target = true });
        }
    }

    // Names and amounts of “A、B分别为1万元、2万元” belong together by their order where there are as many of each; else nobody knows whose they are.
    private static void ShareNames(List<Mention> mentions)
    {
        for (var i = 0; i < mentions.Count; i++)
        {
            var at = mentions[i].Clause.LastIndexOf("分别", StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var last = i;
            while (last + 1 < mentions.Count && PlainText.Squeeze(mentions[last + 1].Words) is "、" or "," or "和" or "及" or "与" or "、和" or "以及")
                last++;
            if (last == i)
                continue;
            var names = Names(mentions[i].Clause[..at], last - i + 1);
            for (var k = i; k <= last; k++)
                mentions[k] = names is null ? mentions[k] with { Doubtful = true } : mentions[k] with { Name = new AmountName(k - i, names) };
            i = last;
        }
    }

    private static string[]? Names(string text, int count)
    {
        if (count > MostNames)
            return null;
        var names = text.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length != count)
            names = text.Split(['、', '和', '及', '与'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.Length == count ? names : null;
    }

    private static int ClauseStart(string text, int from, int to)
    {
        for (var i = to - 1; i >= from; i--)
        {
            // “水费、电话费、电费为90.1万元” lists names of one amount: the pause mark is no boundary there, it ends an item only behind an amount.
            if (text[i] is '，' or ',' or '；' or ';' or '。' or '：' or ':' or '\n')
            {
                // A comma inside a number (1,250) is no clause mark.
                if (text[i] == ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && i > 0 && char.IsAsciiDigit(text[i - 1]))
                    continue;
                return i + 1;
            }
        }

        while (from < to && text[from] is '、' or '和' or '及' or '与')
            from++;
        return from;
    }

    private static int LeadingBlanks(string text, int from, int to)
    {
        var blanks = 0;
        while (from + blanks < to && char.IsWhiteSpace(text[from + blanks]))
            blanks++;
        return blanks;
    }

    /// <param name="open">Those open at the first place.</param>
    private static int OpenBrackets(string text, int from, int before, int open)
    {
        for (var i = from; i < before; i++)
        {
            open += text[i] switch
            {
                '（' or '(' => 1,
                '）' or ')' => -1,
                _ => 0,
            };
            open = Math.Max(open, 0);
        }

        return open;
    }

    [GeneratedRegex("(?:(?:[降减增升提压缩涨追][低少缩加长高升落减]{0,2}|超支|控制|变[更化]?|恢复|回落)(?:至|到|为|在|成)|调整(?:至|到|为)|调[增减](?:至|到))了?$", RegexOptions.CultureInvariant)]
    private static partial Regex ChangesTo();

    [GeneratedRegex(@"\G\s?[（(](20[0-9]{2}年|上年|去年)度?[)）]", RegexOptions.CultureInvariant)]
    private static partial Regex YearInBrackets();

    [GeneratedRegex("[由从自比较与]", RegexOptions.CultureInvariant)]
    private static partial Regex Leaves();
}

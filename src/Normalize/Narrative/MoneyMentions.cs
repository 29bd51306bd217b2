using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Narrative;

/// <summary>Finds the amounts of money in a sentence: 1,250.36万元, 6000元, ３００ 万元. Approximations (20余万元) are no figures.</summary>
internal static partial class MoneyMentions
{
    public static List<Mention> In(Sentence sentence)
    {
        var mentions = new List<Mention>();
        var text = sentence.Text;
        if (!sentence.HasDigits || !text.Contains('元', StringComparison.Ordinal))
            return mentions;
        var end = 0;
        var (open, counted) = (0, 0);
        foreach (Match match in Amount().Matches(text))
        {
            var state = PrintedNumber.Parse(match.Groups["n"].Value, out var value, out _);
            if (state != ValueState.Number)
                continue;
            var words = text[end..match.Index];
            open = OpenBrackets(text, counted, match.Index, open);
            counted = match.Index;
            var clauseStart = ClauseStart(text, end, match.Index);
            var quoteStart = clauseStart + LeadingBlanks(text, clauseStart, match.Index);
            mentions.Add(new Mention(
                words, text[clauseStart..match.Index], text[quoteStart..(match.Index + match.Length)].Trim(), value, UnitOf(match.Groups["u"].Value),
                Place.OfParagraph(sentence.Paragraph, sentence.Start + match.Index, sentence.Start + match.Index + match.Length),
                open > 0 && mentions.Count > 0)
            {
                At = match.Index,
            });
            end = match.Index + match.Length;
        }

        return mentions;
    }

    private static string UnitOf(string printed) => PlainText.Squeeze(printed).Replace("人民币", "", StringComparison.Ordinal);

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

    [GeneratedRegex(@"(?<![0-9０-９.．,，\-~－—至])(?<n>[-－]?(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]+)(?:\s?[.．]\s?[0-9０-９]+)?)\s{0,3}(?<u>(?:人民币)?(?:亿元|百万元|千万元|万\s?元|千元|元))(?!/)", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();
}

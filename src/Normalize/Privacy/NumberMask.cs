using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfEval.Normalize.Privacy;

/// <summary>Numbers that lead to a person: telephones, identity cards, bank accounts, mail and chat addresses. Amounts, codes and dates are none.</summary>
internal static partial class NumberMask
{
    // A telephone number without its area code; numbers of chats are shorter, but have a label.
    private const int ShortestNumber = 7;
    private const int ShortestLabelled = 5;

    // Blanks are bounded wherever a pattern takes some: two runs side by side share a long one in as many ways as it is long.

    // What a count or an amount goes on with.
    private const string NoAmount = @"(?![0-9]|[.,][0-9]|\s?(?:[元万亿千百%‰件次个户起条宗台套]|人次|人民币|美元))";

    // 0731-82222201、4008222402: only the first is told by its form.
    private const string Further = @"(?:[、/,;][ ]?(?:[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}|[2-8][0-9]{6,7})(?![0-9]))*";

    // What a code or an amount begins with.
    private const string NoCode = @"(?<![0-9A-Z¥￥$]|[0-9][.,]|(?:编码|编号|代码|文号|单号|票号|税号|金额|合计|总额)[为是]?[:\s]{0,3})";

    private const string LocalNumber = @"(?<number>(?!(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9]))[2-8][0-9]{2,3}-?[0-9]{4})"
        + NoAmount;

    public static string Of(string text)
    {
        var (digits, mail, hasA, written, hasWords, hasChat) = (0, false, false, 0, false, false);
        var spelt = new SpeltDigits();
        var chains = new DigitChains();
        foreach (var c in text)
        {
            if (c is (>= '0' and <= '9') or (>= '０' and <= '９'))
                digits++;
            else if (c is '@' or '＠' or '﹫')
                mail = true;
            hasA |= c is 'A' or 'a';
            hasWords |= c is >= 'A' and not (>= '０' and <= '９');
            hasChat |= c is '微' or 'W' or 'w' or 'Ｗ' or 'ｗ';
            written = Math.Max(written, spelt.Next(c));
            chains.Next(c);
        }

        mail = mail || (hasA && text.Contains("at", StringComparison.OrdinalIgnoreCase));
        if (digits < ShortestLabelled && !mail && written < ShortestNumber && !text.Contains("微信", StringComparison.Ordinal))
            return text;
        // An amount: what is shorter than a telephone number is one only behind a word.
        if (digits < ShortestNumber && !hasWords && !mail)
            return text;
        var folded = Folded(text);
        var found = new List<(int Start, int End)>();
        if (mail)
            Find(Mail(), folded, found);
        if (chains.Longest >= ShortestNumber)
        {
            Find(Mobile(), folded, found);
            Find(Identity(), folded, found, HasBirthday);
            Find(Landline(), folded, found);
            Find(Service(), folded, found);
            Find(Account(), folded, found);
            Find(BesideName(), folded, found);
        }

        if (written >= ShortestNumber)
        {
            // What was found as it is printed is found already; a name may end in 三.
            var digital = SpeltDigits.Fold(folded);
            Find(Mobile(), digital, found);
            Find(Landline(), digital, found);
            Find(Labelled(), digital, found);
        }

        if (chains.LongestWhole >= ShortestLabelled)
            Find(Labelled(), folded, found);
        if (chains.LongestWhole >= ShortestLabelled || hasChat)
            Find(Chat(), folded, found);
        return found.Count == 0 ? text : Spans.Replace(text, found, Masking.Number);
    }

    /// <summary>Text as such numbers are found in it: a line between groups of digits is a dash.</summary>
    public static string Folded(string text) => FoldedText.Of(text).Replace('_', '-');

    /// <summary>Whether a number without its area code begins at a place of folded text.</summary>
    public static bool IsLocal(string folded, int at) => Local().Match(folded, at) is { Success: true } match && match.Index == at;

    /// <summary>Whether such a number begins at a place of folded text.</summary>
    public static bool StartsAt(string folded, int at) =>
        (Mobile().Match(folded, at) is { Success: true } mobile && mobile.Index == at)
            || (Landline().Match(folded, at) is { Success: true } line && line.Index == at);

    private static void Find(Regex pattern, string folded, List<(int Start, int End)> found, Func<string, bool>? holds = null)
    {
        for (var match = pattern.Match(folded); match.Success; match = match.NextMatch())
        {
            var group = match.Groups["number"];
            if (holds?.Invoke(group.Value) ?? true)
                found.Add((group.Index, group.Index + group.Length));
        }
    }

    // A code of 18 digits has no day in its middle, or one of this decade.
    private static bool HasBirthday(string number)
    {
        var digits = number.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return DateOnly.TryParseExact(digits.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1899 and < 2020;
    }

    // In threes and fours, with whatever stands between the groups; digit by digit where a line was stretched.
    [GeneratedRegex(
        NoCode
            + @"(?<number>(?:\(?\+?(?:00)?86\)?[- ]{0,2})?(?:1[3-9][0-9](?:[0-9]{8}|[- /]{1,3}[0-9]{8}|(?:[- "
            + @"/,]{1,3}[0-9]{4}){2}|\.[0-9]{4}\.[0-9]{4}|[0-9]{4}[- /]{1,3}[0-9]{4}|[- ][0-9]{3}[- ][0-9]{5}|(?:[- ][0-9]{2}){4}|[0-9][- ][0-9]{4}[- "
            + @"][0-9]{3}|[0-9]{3}[- ][0-9]{5}|[0-9]{2}[- ][0-9]{3}[- ][0-9]{3})|\(1[3-9][0-9]\) ?[0-9]{4}[- ]?[0-9]{4}|1[3-9][0-9]\([0-9]{4}\)[0-9]{4}|1 "
            + @"[3-9](?: [0-9]){9}(?! [0-9](?![0-9])))(?:[- ]?(?:转|分机|ext\.?)[: ]?[0-9]{1,6})?"
            + Further + ")"
            + NoAmount, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mobile();

    // Blanks and dashes between any; only with a day of birth in it, see HasBirthday.
    [GeneratedRegex(NoCode + @"(?<number>[1-9](?:[- ]?[0-9]){16}[- ]?[0-9X×])(?![0-9A-Z]|\s?[元万亿])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Identity();

    [GeneratedRegex(
        NoCode
            + @"(?<number>(?:(?:\+|00)86[- ]{0,2}\(?0?|86-\(?0?|\(0|0)(?:10|2[0-9]|[3-9][0-9]{2})(?:\)[- ]{0,2}[2-8]|[- "
            + @"/]{0,3}[2-8]|\.(?=[2-8][0-9]{2,3}\.?[0-9]{4}(?![.0-9]))[2-8]|[ ]?-{1,2}[ ]?[1-9])(?:[- ]?[0-9]|(?<=\.[0-9]{3,4})\.[0-9]){6,7}(?:[- "
            + @"]?(?:转|分机|ext\.?|-)[: ]?[0-9]{1,6})?"
            + Further + ")" + NoAmount,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Landline();

    [GeneratedRegex(
        NoCode + @"(?<number>[48]00-(?:[0-9]{3}-?[0-9]{4}|[0-9]{4}-?[0-9]{3})(?:[- ]?(?:转|分机)[: ]?[0-9]{1,6})?" + Further + ")" + NoAmount,
        RegexOptions.CultureInvariant)]
    private static partial Regex Service();

    // 或吴三二82222202: the name is masked already. A day is none.
    [GeneratedRegex(@"(?<=\*\*[:(]?)" + LocalNumber, RegexOptions.CultureInvariant)]
    private static partial Regex BesideName();

    [GeneratedRegex(LocalNumber, RegexOptions.CultureInvariant)]
    private static partial Regex Local();

    // Behind the word for it or the name of the bank; four by four also without.
    [GeneratedRegex(
        @"(?:账\s{0,4}号|帐\s{0,4}号|账\s{0,4}户|帐\s{0,4}户|卡\s{0,4}号|银行卡|存折|银行|支行|分行|信用社|营业部)(?:号码?)?[为是]?(?:\([^()]{1,8}\))?[:\s]{0,6}(?<number>[0-9](?:[- "
        + @"]{0,2}[0-9]){9,24})(?![0-9]|[.,][0-9]|\s?[元万亿])|"
        + NoCode + @"(?<number>(?:62|[45][0-9])[0-9]{2}(?:([- ])[0-9]{4})(?:\1[0-9]{4}){2}(?:\1[0-9]{1,3})?)(?![0-9]|[.,][0-9]|\s?[元万亿])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    [GeneratedRegex(
        @"(?:电\s{0,4}话(?:\s{0,4}号\s{0,4}码)?|联\s{0,4}系\s{0,4}方\s{0,4}式|联\s{0,4}系\s{0,4}号\s{0,4}码|手\s{0,4}机(?:\s{0,4}号(?:\s{0,4}码)?)?|座\s{0,4}机|传\s{0,4}真(?:号码)?|分\s{0,4}机|短\s{0,4}号|小\s{0,4}灵\s{0,4}通|热线|\bTel\.?|\bMobile|\bPhone|\bFax)(?:\([^()\n]{1,8}\))?(?:\s{0,20}:\s{0,20}|\s{0,20}[为是]?\s{0,20})(?<number>(?:(?<=:\s{0,20})[+(]?[0-9](?:[-() 转#*/]{0,3}[0-9]){5,19}|\(?[2-8][0-9]{2,3}\)?[- ]?[0-9]{4}|1[3-9][0-9]{9}|[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4})(?:[、/,;]\s?(?:[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}|[2-8][0-9]{2,3}[- ]?[0-9]{3,4})(?![0-9]))*)"
        + NoAmount + @"|(?:身\s{0,4}份\s{0,4}证(?:\s{0,4}件)?(?:\s{0,4}号(?:\s{0,4}码)?)?|证\s{0,4}件\s{0,4}号(?:\s{0,4}码)?|公\s{0,4}民\s{0,4}身\s{0,4}份\s{0,4}号\s{0,4}码|护\s{0,4}照\s{0,4}号?(?:\s{0,4}码)?)(?:\([^()\n]{1,8}\))?[为是]?[:\s]{0,6}(?<number>[A-Z]{0,2}[0-9](?:[- ]?[0-9]){6,16}(?:[- ]?[0-9X×])?)(?![0-9A-Z])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"(?:(?<![A-Z])QQ(?:号码?|群号?)?[为是]?[:\s]{0,4}(?<number>[1-9][0-9]{4,11})|(?:微\s{0,4}信(?:\s{0,4}号(?:\s{0,4}码)?)?|WeChat)(?:\s{0,20}[:为是]\s{0,20}|\s{1,20})(?<number>[A-Z][-_A-Z0-9]{4,19}|[1-9][0-9]{5,11}))" + NoAmount,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Chat();

    [GeneratedRegex(
        @"(?:(?<![A-Z0-9._%+-])|\G)(?<number>[A-Z0-9._%+-]{1,64} ?(?:@|[(\[]at[)\]]) ?[A-Z0-9-]+(?: ?\. ?[A-Z0-9-]+)+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mail();
}

using System.Buffers;
using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Narrative;

/// <summary>
/// How texts write money: 1,250.36万元, 965 000元, 3万5000元, 48.15（万元）, 伍佰万元整; and where the unit stands apart from the number:
/// “由377.94调整为562.85万元”, “分别为377.94、573.65万元”, “（单位：万元）基本支出562.85”.
/// </summary>
internal static partial class AmountSpelling
{
    private const string D = "[0-9０-９]";
    private const string Blank = @"[\s-[\r\n]]";
    private const string Num = "(?:" + D + "{1,3}(?:[,，]" + D + "{3}){1,5}|" + D + "{1,3}(?:" + Blank + D + "{3}){1,4}(?!" + Blank + "?" + D + ")|" + D
        + "{1,15})(?:"
            + Blank + "?[.．]" + Blank + "?" + D + "{1,8})?";
    private const string Unit = @"(?:人民币)?(?:亿|千万|百万|万|千|百)?\s?[余多]?元";
    private const string C = "[一二两三四五六七八九十壹贰貳叁肆伍陆柒捌玖拾]";
    private const string CMore = "[零〇一二两三四五六七八九十百千万亿壹贰貳叁肆伍陆柒捌玖拾佰仟萬億]";

    // Right before the number these make it a bound or a count of unknown size; 超支 and 结余 end otherwise. A triangle is a minus to some and a mark to others.
    private static readonly string[] s_bounds =
        ["不足", "不到", "近", "接近", "超过", "逾", "超", "低于", "高于", "不低于", "不高于", "少于", "多于", "大于", "小于", "至少", "最多", "最高", "最低", "上限", "每", "几",
         "≥", "≤", ">", "<", "＞", "＜", "▲", "△", "▼", "▽", "负"];

    private static readonly string[] s_boundsBehind = ["以上", "以下", "以内", "左右", "上下", "之内", "之间", "之多", "不等", "及以上", "/", "／", "每"];

    private static readonly SearchValues<char> s_places = SearchValues.Create("十百千万亿拾佰仟萬億");

    public static List<Amount> In(string text)
    {
        var found = new List<Amount>();
        foreach (Match match in Arabic().Matches(text))
            Add(found, text, match);
        // What stands apart from its unit is looked for in what is left.
        var taken = new bool[text.Length];
        foreach (var amount in found)
            Array.Fill(taken, true, amount.Start, amount.End - amount.Start);
        foreach (Match match in Words().Matches(text))
            AddWords(found, taken, text, match);
        found.Sort((a, b) => a.Start - b.Start);
        if (found.Count > 0)
            AddUnitBehind(found, taken, text);
        AddUnitBefore(found, taken, text);
        found.Sort((a, b) => a.Start - b.Start);
        return found;
    }

    private static void Add(List<Amount> found, string text, Match match)
    {
        if (PrintedNumber.Parse(match.Groups["n"].Value, out var value, out _) != ValueState.Number)
            return;
        var unit = PlainText.Squeeze(match.Groups["u"].Value).Replace("人民币", "", StringComparison.Ordinal);
        var approximate = match.Groups["more"].Length > 0 || unit.AsSpan().ContainsAny('余', '多');
        unit = unit.Replace("余", "", StringComparison.Ordinal).Replace("多", "", StringComparison.Ordinal);
        var spaced = Spaced().IsMatch(match.Groups["n"].Value);
        if (match.Groups["low"] is { Success: true } low)
        {
            // “从8.00万元到6.85万元” goes from one to the other; “560-570万元” is neither.
            if (match.Groups["to"].Value is ['至' or '到'] && !Behind(text, match.Index + match.Length)
                && Leaves().IsMatch(text[Math.Max(0, match.Index - 20)..match.Index])
                    && PrintedNumber.Parse(low.Value, out var first, out _) == ValueState.Number)
            {
                var own = PlainText.Squeeze(match.Groups["lu"].Value);
                found.Add(new Amount(low.Index, match.Groups["to"].Index, first, own.Length > 0 ? own : unit));
                found.Add(new Amount(match.Groups["n"].Index, match.Index + match.Length, value, unit, approximate));
                return;
            }

            approximate = true;
        }
        else if (match.Groups["hi"] is { Success: true } high)
        {
            // 3万5000元, 1亿2000万元
            var scale = MoneyUnit.InTenThousandYuan(match.Groups["hu"].Value + "元");
            var low2 = MoneyUnit.InTenThousandYuan(unit);
            if (PrintedNumber.Parse(high.Value, out var upper, out _) != ValueState.Number || scale is null || low2 is null || scale <= low2
                || value * low2 >= scale)
                approximate = true;
            else
                value += upper * scale.Value / low2.Value;
        }

        found.Add(new Amount(
            match.Index, match.Index + match.Length, value, unit, approximate || Bounded(text, match.Index, match.Index + match.Length),
            spaced || About(text, match.Index) ? Certainty.Inferred : Certainty.Printed));
    }

    private static void AddWords(List<Amount> found, bool[] taken, string text, Match match)
    {
        var words = match.Groups["n"].Value;
        if (!words.AsSpan().ContainsAny(s_places) || ChineseNumber.Parse(words) is not { } value || Overlaps(taken, match.Index, match.Index + match.Length))
            return;
        var unit = words[^1] switch { '万' or '萬' => "万元", '亿' or '億' => "亿元", _ => "元" };
        value /= unit switch { "万元" => 10_000m, "亿元" => 100_000_000m, _ => 1m };
        if (ChineseNumber.Parse(match.Groups["j"].Value) is { } tenths)
            value += tenths * 0.1m;
        if (ChineseNumber.Parse(match.Groups["f"].Value) is { } hundredths)
            value += hundredths * 0.01m;
        found.Add(
            new Amount(
                match.Index, match.Index + match.Length, value, unit,
                match.Groups["more"].Length > 0 || Bounded(text, match.Index, match.Index + match.Length)));
    }

    // The unit of the amount that follows is that of the numbers before it.
    private static void AddUnitBehind(List<Amount> found, bool[] taken, string text)
    {
        var bare = new List<Capture>();
        if (text.Contains("分别", StringComparison.Ordinal))
            bare.AddRange(Respectively().Matches(text).SelectMany(m => m.Groups["b"].Captures));
        if (text.AsSpan().ContainsAny('由', '从'))
            bare.AddRange(From().Matches(text).Select(m => (Capture)m.Groups["b"]));
        var whole = found.ToArray();
        var starts = Array.ConvertAll(whole, a => a.Start);
        foreach (var number in bare)
        {
            var at = ~Array.BinarySearch(starts, number.Index);
            var next = at >= 0 && at < whole.Length ? whole[at] : null;
            if (next is not null && !Overlaps(taken, number.Index, number.Index + number.Length)
                && PrintedNumber.Parse(number.Value, out var value, out _) == ValueState.Number)
                found.Add(new Amount(number.Index, number.Index + number.Length, value, next.Unit, next.Doubtful, Certainty.Inferred));
        }
    }

    private static void AddUnitBefore(List<Amount> found, bool[] taken, string text)
    {
        if (UnitAhead().Match(text) is { Success: true } head)
        {
            foreach (Match match in Bare().Matches(text, head.Index + head.Length))
                AddBare(found, taken, match.Groups["n"], head.Groups["u"].Value);
        }

        foreach (Match match in UnitInBrackets().Matches(text))
            AddBare(found, taken, match.Groups["n"], match.Groups["u"].Value);
    }

    private static void AddBare(List<Amount> found, bool[] taken, Group number, string unit)
    {
        if (!Overlaps(taken, number.Index, number.Index + number.Length) && PrintedNumber.Parse(number.Value, out var value, out _) == ValueState.Number)
            found.Add(new Amount(number.Index, number.Index + number.Length, value, unit, false, Certainty.Inferred));
    }

    private static bool Overlaps(bool[] taken, int start, int end) => taken.AsSpan(start, end - start).Contains(true);

    private static bool Bounded(string text, int start, int end)
    {
        var before = PlainText.Squeeze(text[Math.Max(0, start - 6)..start]);
        if (before.Length > 0 && (before[^1] is '亿' or '万' or '千' or '百' || Array.Exists(s_bounds, b => before.EndsWith(b, StringComparison.Ordinal))))
            return true;
        // “12 34万元”: one number or two.
        return (start > 1 && char.IsWhiteSpace(text[start - 1]) && char.IsDigit(text[start - 2])) || Behind(text, end);
    }

    private static bool Behind(string text, int end)
    {
        var behind = PlainText.Squeeze(text[end..Math.Min(text.Length, end + 8)]).TrimStart(')', '(', '含');
        return Array.Exists(s_boundsBehind, b => behind.StartsWith(b, StringComparison.Ordinal));
    }

    private static bool About(string text, int start) =>
        PlainText.Squeeze(text[Math.Max(0, start - 4)..start]) is var before && (before.EndsWith('约') || before.EndsWith("约为", StringComparison.Ordinal));

    [GeneratedRegex(
        @"(?<![0-9０-９.．,，\-~～－—–Ee]|[0-9０-９]。)(?:(?<low>" + Num + @")\s?(?<lu>(?:亿|万)?元)?\s?(?<to>至|到|[-~～—－–]{1,2})\s?|(?<hi>" + D + @"{1,6})\s?(?<hu>[亿万])零?\s?)?"
        + "(?<n>[-－]?" + Num + @")\s{0,3}(?:[①-⑳]\s?|[\[［〔]" + D + @"{1,2}[\]］〕]\s?)?(?<more>[余多来几]?)[（(]?(?<u>" + Unit
        + @")(?:(?<=[（(](?:人民币)?.{0,2}\s?.?元)[）)])?", RegexOptions.CultureInvariant)]
    private static partial Regex Arabic();

    [GeneratedRegex(
        "(?<![几数上第近约每0-9０-９点]|" + CMore + ")(?<n>" + C + CMore + "{0,22})(?<more>[余多])?元(?:(?<j>" + C + ")角)?(?:零?(?<f>" + C + ")分)?[整正]?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\d[\s-[\r\n]]\d{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Spaced();

    [GeneratedRegex("[由从自][^，。；;]{0,18}$", RegexOptions.CultureInvariant)]
    private static partial Regex Leaves();

    [GeneratedRegex(@"分别[^0-9０-９，。；;]{0,8}(?:(?<b>" + Num + @")\s?[、，,和及与]\s?){1,8}(?=" + Num + @"\s{0,2}" + Unit + ")", RegexOptions.CultureInvariant)]
    private static partial Regex Respectively();

    [GeneratedRegex(
        @"[由从][^0-9０-９，。；;]{0,20}(?<b>" + Num + @")(?!\s?[年月日个项人%％0-9０-９.．])(?=[\u4E00-\u9FFF]{1,8}[至到为]\s?" + Num + @"\s?" + Unit + ")",
        RegexOptions.CultureInvariant)]
    private static partial Regex From();

    [GeneratedRegex(@"单位\s?[：:]\s?(?<u>亿元|百万元|万元|千元|元)\s?[）)]", RegexOptions.CultureInvariant)]
    private static partial Regex UnitAhead();

    [GeneratedRegex(
        @"(?<![0-9０-９.．,，\-~～－—–])(?<n>" + D + @"{1,3}(?:[,，]" + D + @"{3}){1,5}(?:[.．]" + D + @"{1,6})?|" + D + @"{1,12}[.．]" + D
            + @"{1,6})(?=\s*(?:[，,；;、。）)]|$))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(
        @"(?<![0-9０-９]\s?)[（(]\s?(?<u>亿元|万元|千元|元)\s?[）)]\s?[：:为]?\s?(?<n>" + Num + @")(?!\s?[0-9０-９.．%％年月日号个项人万亿元千百余多])", RegexOptions.CultureInvariant)]
    private static partial Regex UnitInBrackets();
}

using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Narrative;

/// <summary>What an amount is about: its label, canonical line and basis, read from the words before the number.</summary>
internal sealed partial record AmountLabel(string? Text, string? Line, string? Basis, bool IsChange)
{
    /// <param name="clause">Words right before the number.</param>
    /// <param name="year">Fiscal year of the report: an earlier year in the clause makes the amount last year's.</param>
    public static AmountLabel Of(string clause, int? year, FormVocabulary vocabulary)
    {
        var squeezed = PlainText.Squeeze(clause).Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal)
            .Replace("\"", "", StringComparison.Ordinal);
        var text = Lead().Replace(squeezed, "");
        text = Owner().Replace(text, "");
        text = Lead().Replace(text, "");
        text = Tail().Replace(text, "").Trim('、', ',', ':', ';', '(', '的');
        // 一般公共预算 names a fund, not a budget figure.
        var forBasis = squeezed.Replace("一般公共预算", "", StringComparison.Ordinal).Replace("政府性基金预算", "", StringComparison.Ordinal)
            .Replace("国有资本经营预算", "", StringComparison.Ordinal).Replace("部门预算单位", "", StringComparison.Ordinal);
        var change = vocabulary.RoleWithin("narrative_change", forBasis) is not null;
        return new AmountLabel(
            text.Length == 0 ? null : text,
            change ? null : vocabulary.RoleWithin("narrative_line", text),
            change ? null : BasisOf(forBasis, year, vocabulary),
            change);
    }

    /// <summary>The label without any words of basis: empty where the clause says only “实际支出数为”.</summary>
    public string Subject => Text is null ? "" : BasisWords().Replace(Text, "") is var subject && subject is "支出" or "安排" or "为" ? "" : subject;

    private static string? BasisOf(string text, int? year, FormVocabulary vocabulary)
    {
        if (year is { } fiscal && Year().Match(text) is { Success: true } printed
            && int.Parse(printed.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) == fiscal - 1)
            return "prior";
        return vocabulary.RoleWithin("narrative_basis", text) ?? (text.EndsWith("预算", StringComparison.Ordinal) ? "initial" : null);
    }

    [GeneratedRegex(@"^(?:其中|包括|分别是|分别为|即|含|主要是|主要用于|主要包括|另有|另外|以及|及|和|与|共|、|\)|:|,|;|(?:[(（]?[0-9]{1,2}[)）]|[0-9]{1,2}[、.]|[一二三四五六七八九十]是)|20\d{2}年度?|截[至止]\S{0,12}[,，日])+", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:我|本|该)(?:单位|部门|办|局|中心|委|院|校|镇|乡|街道)(?=[\u4E00-\u9FFF]{2})(?!整体)", RegexOptions.CultureInvariant)]
    private static partial Regex Owner();

    [GeneratedRegex(@"(?:合计|总计|共计|小计|总额|总金额)?(?:约|约为|为|是|共|达|达到|计|有|人民币|:|,|\(|（)*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tail();

    [GeneratedRegex(@"年初|年中|年度|全年|调整后的?|调整为?|实际|预算(?:安排)?数?|决算数?|执行数?|支出数|完成数|安排数|支出(?=数)|本年|当年|批复|追加后|支付数?|数$|^支出$", RegexOptions.CultureInvariant)]
    private static partial Regex BasisWords();

    [GeneratedRegex(@"(20\d{2})年", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}

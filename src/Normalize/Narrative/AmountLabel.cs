using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Narrative;

/// <summary>What an amount is about: its label, canonical line and basis, read from the words before the number.</summary>
/// <param name="Basis">As the words say, whatever the year they speak of.</param>
/// <param name="Offset">Year named in the words, from the fiscal year; null where none is.</param>
/// <param name="IsChange">What something rose or fell by.</param>
/// <param name="IsRate">An amount per head, per vehicle: no amount of its line.</param>
/// <param name="IsSum">共计 and nothing else: the sum of what comes before.</param>
/// <param name="Rest">Words beside those of a line that are neither basis nor neutral; empty where there are none.</param>
/// <param name="About">Line that the words name, also where the amount is only what it changed by or may not go beyond.</param>
internal sealed partial record AmountLabel(
    string? Text, string? Line, string? Basis, int? Offset, bool IsChange, bool IsRate, bool IsSum, string? About, string Rest)
{
    private static readonly string[] s_known = ["narrative_line", "narrative_basis", "narrative_neutral"];

    /// <param name="year">Fiscal year of the report, to which the years in the clause are held.</param>
    public static AmountLabel Of(Mention mention, int? year, FormVocabulary vocabulary)
    {
        if (mention.Name is not { } name)
            return Of(mention.Clause, mention, year, vocabulary);
        var own = Of(name.Text, mention, year, vocabulary);
        // A year is boxed by the list it is shared through.
        var offset = name.Shared(text => YearWords.Offset(PlainText.Squeeze(text), year)?.ToString(CultureInfo.InvariantCulture));
        return own with
        {
            Text = own.Text ?? name.Shared(text => Of(text, mention, year, vocabulary).Text),
            Line = name.Shared(text => Of(text, mention, year, vocabulary).Line),
            Basis = name.Shared(text => Of(text, mention, year, vocabulary).Basis),
            About = name.Shared(text => Of(text, mention, year, vocabulary).About),
            Offset = offset is null ? null : int.Parse(offset, CultureInfo.InvariantCulture),
        };
    }

    private static AmountLabel Of(string clause, Mention mention, int? year, FormVocabulary vocabulary)
    {
        var squeezed = PlainText.Squeeze(clause).Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal)
            .Replace("\"", "", StringComparison.Ordinal);
        // “基本支出由年初预算A增至B”: before 由 stands what it is, behind it of which basis or year the first amount is.
        var origin = mention.From ? Origin().Match(squeezed) : Match.Empty;
        var subject = origin.Success ? squeezed[..origin.Index] : squeezed;
        var detail = origin.Success ? origin.Groups["from"].Value : squeezed;
        if (mention.Target)
            subject = ChangesTo().Replace(subject, "");
        var text = Lead().Replace(subject, "");
        text = Owner().Replace(text, "");
        text = Lead().Replace(text, "");
        var tailless = Tail().Replace(text, "").Trim('、', ',', ':', ';', '(', '的');
        // 一般公共预算 names a fund, not a budget figure; a year is told by the offset.
        var forBasis = PriorWords().Replace(WithoutFunds(detail), "");
        var change = !mention.Target && !mention.From && vocabulary.RoleWithin("narrative_change", forBasis) is not null;
        var about = vocabulary.RoleWithin("narrative_line", tailless) ?? (origin.Success ? vocabulary.RoleWithin("narrative_line", detail) : null);
        return new AmountLabel(
            tailless.Length == 0 ? null : tailless, change ? null : about,
            change ? null : BasisOf(forBasis, vocabulary) ?? (origin.Success ? BasisOf(PriorWords().Replace(WithoutFunds(subject), ""), vocabulary) : null),
            YearWords.Offset(detail, year), change, Rate().IsMatch(squeezed), tailless.Length == 0 && Sum().IsMatch(text), about,
            about is null ? "" : RestOf(tailless, vocabulary));
    }

    /// <summary>What later clauses go on with: the subject without its year and without what happened to it.</summary>
    public string Topic => Changed().Replace(Years().Replace(Subject, ""), "") is { Length: > 0 } topic ? topic : Subject;

    /// <summary>The label without any words of basis: empty where the clause says only “实际支出数为”.</summary>
    public string Subject => Text is null ? "" : BasisWords().Replace(Text, "") is var subject && subject is "支出" or "安排" or "为" ? "" : subject;

    private static string RestOf(string text, FormVocabulary vocabulary)
    {
        var rest = PlainYears().Replace(text, "");
        foreach (var group in s_known)
        {
            foreach (var (_, phrase) in vocabulary.Phrases(group))
                rest = rest.Replace(phrase, "|", StringComparison.Ordinal);
        }

        return Linking().Replace(rest, "");
    }

    private static string WithoutFunds(string text) => text.Replace("一般公共预算", "", StringComparison.Ordinal).Replace("政府性基金预算", "", StringComparison.Ordinal)
        .Replace("国有资本经营预算", "", StringComparison.Ordinal).Replace("部门预算单位", "", StringComparison.Ordinal);

    private static string? BasisOf(string text, FormVocabulary vocabulary) =>
        vocabulary.RoleWithin("narrative_basis", text) ?? (text.EndsWith("预算", StringComparison.Ordinal) ? "initial" : null);

    [GeneratedRegex(
        @"^(?:其中|包括|分别是|分别为|即|含|主要是|主要用于|主要包括|另有|另外|以及|及|和|与|而|但|共|、|\)|:|,|;|(?:[(（]?[0-9]{1,2}[)）]|[0-9]{1,2}[、.]|[一二三四五六七八九十]是)|20\d{2}年度?|截[至止]\S{0,12}[,，日])+",
        RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:我|本|该)(?:单位|部门|办|局|中心|委|院|校|镇|乡|街道)(?=[\u4E00-\u9FFF]{2})(?!整体)", RegexOptions.CultureInvariant)]
    private static partial Regex Owner();

    [GeneratedRegex(@"(?:合计|总计|共计|小计|总额|总金额)?(?:约|约为|为|是|共|达|达到|计|有|人民币|:|,|\(|（)*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tail();

    [GeneratedRegex(@"年初|年中|年度|全年|最终|最后|调整后的?|调整为?|实际|预算(?:安排)?数?|决算数?|执行数?|支出数|完成数|安排数|支出(?=数)|本年|当年|批复|追加后|支付数?|数$|^支出$", RegexOptions.CultureInvariant)]
    private static partial Regex BasisWords();

    [GeneratedRegex("20[0-9]{2}年度?|0?1月?[-—~至]12月份?|[亿千百]?万?元", RegexOptions.CultureInvariant)]
    private static partial Regex PlainYears();

    [GeneratedRegex("[|、,:;()的了为是有和及与共约达计总数额费款年度后由从至到已]+", RegexOptions.CultureInvariant)]
    private static partial Regex Linking();

    [GeneratedRegex("20[0-9]{2}年度?|上一?年度?|去年|本年度?", RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex("(?<=.{2})(?:同比|[较比][^,;]{0,8}|追加|压减|压缩|减少|增加|下降|增长|上升|降低|节约|节省|超支|控制|不得|不足|不超|不低于|不高于|超过|低于|高于).*$", RegexOptions.CultureInvariant)]
    private static partial Regex Changed();

    [GeneratedRegex("上一?年度?|去年", RegexOptions.CultureInvariant)]
    private static partial Regex PriorWords();

    [GeneratedRegex(@"[由从自比较](?<from>[^由从自比较]{0,24})$", RegexOptions.CultureInvariant)]
    private static partial Regex Origin();

    [GeneratedRegex("(?:[下上]?[降减增升提压缩涨追][低少缩加长高升落减]{0,2}|超支|控制|变[更化]?|恢复|回落)(?:至|到|为|在|成)了?$", RegexOptions.CultureInvariant)]
    private static partial Regex ChangesTo();

    [GeneratedRegex("人均|户均|[月日年]均|平均|每(?!年)|单价|标准(?!化)", RegexOptions.CultureInvariant)]
    private static partial Regex Rate();

    [GeneratedRegex("^(?:以上|上述|两项|三项|各项)?(?:合计|总计|共计|小计|共|计)", RegexOptions.CultureInvariant)]
    private static partial Regex Sum();
}

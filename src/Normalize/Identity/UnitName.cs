using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Identity;

/// <summary>单位名称: full printed name, brought into one spelling.</summary>
public static partial class UnitName
{
    /// <summary>Without blanks, code prefix (“219-”), stamp remarks and level-of-unit remarks; null where nothing remains.</summary>
    public static string? Normalise(string? printed)
    {
        if (printed is null)
            return null;
        var name = PlainText.Squeeze(CodeAndBlank().Replace(printed, ""));
        name = CodePrefix().Replace(name, "");
        name = StampRemark().Replace(name, "");
        name = name.Trim(':', ',', '。', '.', '、', '_', '-', '/').TrimStart(')', ']', '》');
        return name.Length < 2 ? null : name;
    }

    /// <summary>The unit named in a report's title, e.g. “2023年度某某局部门整体支出绩效自评报告”; null where the title names none.</summary>
    public static string? InTitle(string squeezed)
    {
        squeezed = TitleText.WithoutYearOfWriting(squeezed);
        foreach (var pattern in new[] { YearFirst(), UnitFirst(), WithoutYear(), AfterDash() })
        {
            var match = pattern.Match(squeezed);
            if (match.Success && Normalise(Bare(match.Groups["unit"].Value, squeezed)) is { Length: >= 4 } unit && !NoUnit().IsMatch(unit))
                return unit;
        }

        return null;
    }

    // “关于某局…的汇报”, “关于印发《…》的某局…”: the words before the name. A notice (关于做好…的通知) names nobody.
    private static string Bare(string unit, string title)
    {
        unit = unit.TrimStart('的');
        return ToldByUnit().IsMatch(title) && About().Match(unit) is { Success: true } about ? unit[about.Length..] : unit;
    }

    [GeneratedRegex(@"^\s*[0-9０-９]{5,9}\s+(?=[\u4E00-\u9FFF])", RegexOptions.CultureInvariant)]
    private static partial Regex CodeAndBlank();

    [GeneratedRegex("(?:报告|汇报|总结|说明|自评表)$", RegexOptions.CultureInvariant)]
    private static partial Regex ToldByUnit();

    [GeneratedRegex("^关于(?!开展|做好|印发|报送|上报|组织|加强|进一步|公布|下达|对|切实|全面|推进|县级|市级|部门|单位)", RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"^(?:\[(?:\d{3,9}|[A-Z]\d{3,})\][-—_]?|(?:\d{3,9}|[A-Z]\d{3,})[-—_])", RegexOptions.CultureInvariant)]
    private static partial Regex CodePrefix();

    [GeneratedRegex(@"\((?:盖章|公章|单位盖章|签章|章|汇总|本级)\)|(?<=\S)(?:盖章)$", RegexOptions.CultureInvariant)]
    private static partial Regex StampRemark();

    [GeneratedRegex(
        @"(?:20\d{2}|二[〇○零0Oo][〇○零一二三四五六七八九0-9Oo]{2})年度?(?<unit>(?:[\u4E00-\u9FFF\u3400-\u4DBF()·A-Za-z]|[0-9](?![0-9]{3}年)){3,40}?)(?:部门|单位|预算单位|预算部门)?(?:预算)?(?:整体支出|整体预算|整体|部门预算|项目支出)绩效",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(
        @"(?<unit>(?:[\u4E00-\u9FFF\u3400-\u4DBF()·A-Za-z]|[0-9](?![0-9]{3}年)){3,40}?)(?:关于(?:报送|上报|呈报|印发)?|对)?(?<![0-9])(?:20\d{2}|二[〇○零0Oo][〇○零一二三四五六七八九0-9Oo]{2})年度?(?:部门|单位|预算单位|预算部门)?(?:预算)?(?:整体支出|整体预算|整体|部门预算|项目支出|项目|部门决算|单位决算|决算|财政支出|财政资金|(?:财政)?专项资金|转移支付)?绩效",
        RegexOptions.CultureInvariant)]
    private static partial Regex UnitFirst();

    [GeneratedRegex(@"^(?<unit>(?:[\u4E00-\u9FFF\u3400-\u4DBF()·A-Za-z]|[0-9](?![0-9]{3}年)){3,40}?)(?:部门|单位)?整体支出绩效(?:自评|评价)", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutYear();

    [GeneratedRegex(@"绩效[^—\-―─]{0,20}(?:报告|总结|说明|汇报)[—\-―─]{1,3}(?<unit>[\u4E00-\u9FFF\u3400-\u4DBF()]{4,40})$", RegexOptions.CultureInvariant)]
    private static partial Regex AfterDash();

    [GeneratedRegex(
        @"^(?:部门|单位|预算单位|预算部门|县级|市级|区级|本级|附件|项目|专项资金|财政支出|[一二三四五六七八九十])+$|附件|自评|绩效|根据|关于|通知|^二[零〇○].{0,3}年|^年度|^[0-9]{1,4}年", RegexOptions.CultureInvariant)]
    private static partial Regex NoUnit();
}

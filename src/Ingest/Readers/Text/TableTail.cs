using System.Text.RegularExpressions;
using PerfEval.Ingest.Containers;

namespace PerfEval.Ingest.Readers.Text;

/// <summary>
/// Finds where a table of a text dump ends inside its last cell. A dump prints notes, signatures and the title of the next form
/// right after that cell's text, so that "100" may be followed by " 附件 3" and "2023 年度项目支出绩效自评表" without any mark.
/// </summary>
internal static partial class TableTail
{
    private const int TitleChars = 60;
    private const int ShortValueChars = 20;

    /// <summary>Index of the cell's first line that lies outside the table, or -1 where the whole cell is inside.</summary>
    /// <param name="lastOfDocument">No further cell follows: then text after an empty line is outside, whatever it says.</param>
    /// <param name="certain">False where only that empty line told so.</param>
    public static int Find(IReadOnlyList<string> lines, bool lastOfDocument, out bool certain)
    {
        certain = true;
        var marked = -1;
        for (var i = 1; i < lines.Count && marked < 0; i++)
        {
            if (IsMark(lines, i) || (lastOfDocument && IsHeading(lines, i)))
            {
                marked = i;
            }
        }

        var gap = FirstAfterGap(lines, marked < 0 && lastOfDocument ? 1 : 2);
        if (marked < 0)
        {
            certain = false;
            return lastOfDocument ? gap : -1;
        }

        return gap >= 0 && gap < marked ? gap : marked;
    }

    private static bool IsMark(IReadOnlyList<string> lines, int i) =>
        Signature().IsMatch(lines[i])
        || Annex().IsMatch(lines[i])
        || IsYearTitle(lines, i)
        || (DumpCell.IsBlank(lines[i - 1]) && (Note().IsMatch(lines[i]) || FormTitle().IsMatch(lines[i])));

    /// <summary>"2023年度…绩效自评表", also where the printed title takes two lines.</summary>
    private static bool IsYearTitle(IReadOnlyList<string> lines, int i)
    {
        if (!YearStart().IsMatch(lines[i]))
        {
            return false;
        }

        var title = lines[i].Trim();
        var twoLines = i + 1 < lines.Count ? title + lines[i + 1].Trim() : title;
        return IsTitle(title) || IsTitle(twoLines);
    }

    private static bool IsTitle(string text) => text.Length <= TitleChars && TitleEnd().IsMatch(text);

    /// <summary>"一、基本情况" after a table: the narrative begins. A goal text may be numbered alike, so only after a gap or a short value.</summary>
    private static bool IsHeading(IReadOnlyList<string> lines, int i) =>
        Heading().IsMatch(lines[i])
        && (DumpCell.IsBlank(lines[i - 1]) || (lines[0].Trim().Length <= ShortValueChars && i == 1));

    /// <summary>First line with text that comes after text and then at least <paramref name="blanks"/> empty lines.</summary>
    private static int FirstAfterGap(IReadOnlyList<string> lines, int blanks)
    {
        var seenText = false;
        var run = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (DumpCell.IsBlank(lines[i]))
            {
                run++;
                continue;
            }

            if (seenText && run >= blanks)
            {
                return i;
            }

            seenText = true;
            run = 0;
        }

        return -1;
    }

    [GeneratedRegex(@"^\s*(填表人|填报人|制表人|填表日期|填报日期|填报单位|单位负责人|部门负责人|负责人签字|单位（部门）负责人)[^\s：:]{0,8}\s*[：:]")]
    private static partial Regex Signature();

    [GeneratedRegex(@"^\s*附\s*[件表]\s*[0-9０-９一二三四五六七八九十]{1,3}([-－][0-9]{1,2})?\s*[：:]?\s*$")]
    private static partial Regex Annex();

    [GeneratedRegex(@"^\s*[（(]?\s*(19|20)[0-9]{2}\s*年")]
    private static partial Regex YearStart();

    [GeneratedRegex(@"^[^。；;]*(绩效|支出|预算|决算|自评|评价)[^。；;]*(表|报告)$")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"^\s*(说\s*明|备\s*注|注)\s*[：:]")]
    private static partial Regex Note();

    [GeneratedRegex(@"^\s*[^。；;：:]{0,40}(自评表|评价表|评分表|计分表|打分表|数据\s*表|情况表|自评报告|评价报告)\s*$")]
    private static partial Regex FormTitle();

    [GeneratedRegex(@"^\s*[一二三四五六七八九十]{1,3}\s*、\s*\S")]
    private static partial Regex Heading();
}

using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Narrative;

/// <summary>
/// 自评得分 and 等级 as the text states them. Scores of another year, a project, a subordinate unit, a goal, a scale or an indicator are
/// not the unit's; where two different ones remain, neither is.
/// </summary>
internal sealed partial class ScoreText(FormVocabulary vocabulary, int? year)
{
    private const int LongestClause = 300;

    private readonly List<decimal> _scores = [];
    private readonly List<string> _grades = [];

    public decimal? SelfScore => _scores.Distinct().ToList() is [var only] ? only : null;

    public string? Grade => _grades.Distinct().ToList() is [var only] ? only : null;

    /// <summary>Different scores or grades of the unit that the text states; null where there is at most one of each.</summary>
    public string? Undecided
    {
        get
        {
            var scores = _scores.Distinct().ToList();
            var grades = _grades.Distinct().ToList();
            return scores.Count < 2 && grades.Count < 2
                ? null
                : string.Join(
                    '、',
                    scores.Where(_ => scores.Count > 1)
                        .Select(s => s.ToString("0.######", CultureInfo.InvariantCulture))
                        .Concat(grades.Where(_ => grades.Count > 1))
                        .Take(6));
        }
    }

    public void Read(Sentence sentence, bool aboutProject, List<NarrativeFigure> figures)
    {
        if (sentence.Text.Contains('分', StringComparison.Ordinal))
            ReadScores(sentence, aboutProject, figures);
        if (!aboutProject)
            ReadGrade(sentence.Text);
    }

    private void ReadScores(Sentence sentence, bool aboutProject, List<NarrativeFigure> figures)
    {
        var end = -1;
        foreach (var match in Direct().Matches(sentence.Text)
            .Concat(Closing().Matches(sentence.Text).Where(m => Speaks(sentence.Text, m)))
            .OrderBy(m => m.Groups["n"].Index))
        {
            var number = match.Groups["n"];
            if (number.Index < end || Value(number.Value) is not { } value || value > 120 || OfScale(sentence.Text, number.Index, match.Index + match.Length))
                continue;
            end = number.Index + number.Length;
            var own = !OfAnother(sentence.Text, number.Index);
            figures.Add(new NarrativeFigure
            {
                FormKey = NarrativeReader.FormKey,
                RowKey = NarrativeReader.Row(figures.Count),
                Ordinal = figures.Count,
                Section = sentence.Section,
                Label = MaskedText.Of(aboutProject ? "项目自评得分" : own ? "自评得分" : Clause(sentence.Text, number.Index).Trim()),
                Line = own ? "self_score" : null,
                Value = new Figure(value, ValueState.Number, match.Value,
                    Place.OfParagraph(sentence.Paragraph, sentence.Start + number.Index, sentence.Start + match.Index + match.Length), "分"),
                MeasureUnit = "分",
                Quote = MaskedText.Of(match.Value.Trim()),
            });
            if (!aboutProject && own)
                _scores.Add(value);
        }
    }

    private static decimal? Value(string printed) =>
        PrintedNumber.Parse(printed, out var value, out _) == ValueState.Number ? value : ChineseNumber.Parse(printed);

    // “经自评，…，得95.63分”: the clause itself names no evaluation, one before it does, and nothing between names an indicator.
    private static bool Speaks(string text, Match closing)
    {
        var before = text[Math.Max(0, closing.Index - LongestClause)..closing.Index];
        if (!Evaluation().IsMatch(before) || (closing.Groups["total"].Success && closing.Groups["n"].Value is "100"
            && Full().IsMatch(text[(closing.Index + closing.Length)..Math.Min(text.Length, closing.Index + closing.Length + LongestClause)])))
            return false;
        return closing.Groups["sum"].Success || !Indicator().IsMatch(before);
    }

    // 90分以上为优, 90-100分, 满分100分
    private static bool OfScale(string text, int start, int end)
    {
        var behind = PlainText.Squeeze(text[end..Math.Min(text.Length, end + 6)]);
        return BoundBehind().IsMatch(behind) || BoundBefore().IsMatch(PlainText.Squeeze(text[Math.Max(0, start - 12)..start]));
    }

    private bool OfAnother(string text, int at)
    {
        var clause = PlainText.Squeeze(Clause(text, at));
        var offset = YearWords.Offset(clause, year) ?? YearAlone(text, at);
        return offset is not (null or 0)
            || (clause.Contains("项目", StringComparison.Ordinal) && !clause.Contains("整体", StringComparison.Ordinal))
            || OwnerWords.Others(clause) is true
            || Another().IsMatch(clause)
            || IsOfAnother(ClauseBefore(text, at))
            || (Indicator().IsMatch(clause) && !clause.Contains("整体", StringComparison.Ordinal));
    }

    // “投入类指标满分20分，自评得分19.50分”, “经财政部门复核，最终得分91.20分”.
    private static bool IsOfAnother(string before) =>
        Reviewed().IsMatch(before)
        || (FullPoints().Match(before) is { Success: true } full && decimal.Parse(full.Groups[1].Value, CultureInfo.InvariantCulture) != 100);

    // “2022年，自评得分90分”: the clause before holds nothing but the year.
    private int? YearAlone(string text, int at) => ClauseBefore(text, at) is { Length: > 0 and <= 8 } before ? YearWords.Offset(before, year) : null;

    private static string ClauseBefore(string text, int at)
    {
        var start = at - Clause(text, at).Length - 1;
        return start > 0 ? PlainText.Squeeze(Clause(text, start)) : "";
    }

    private static string Clause(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestClause && text[start - 1] is not ('，' or ',' or '；' or ';' or '\n'))
            start--;
        return text[start..at];
    }

    private void ReadGrade(string text)
    {
        var squeezed = PlainText.Squeeze(text).Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal);
        if (vocabulary.RoleWithin("grade", squeezed) is null)
            return;
        foreach (var clause in squeezed.Split(',', ';'))
        {
            if (vocabulary.RoleWithin("grade", clause) is not { } grade || Scale().IsMatch(clause)
                || YearWords.Offset(Transition().Replace(clause, ""), year) is not (null or 0)
                    || (clause.Contains("项目", StringComparison.Ordinal) && !clause.Contains("整体", StringComparison.Ordinal))
                    || OwnerWords.Others(clause) is true || Another().IsMatch(clause))
                continue;
            // 被评为优秀单位 is no result of an evaluation of spending.
            if (clause.Contains("评为", StringComparison.Ordinal) && !Result().IsMatch(squeezed))
                continue;
            _grades.Add(grade);
        }
    }

    private const string Number = @"(?<n>[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,6})?|[一二三四五六七八九][〇零一二三四五六七八九十百点]{1,7})";
    private const string Behind = @"(?:\s?分(?![值别之钟析类管工布解发期批部享支离级配区段])|(?<=[得评总]分[为是:：]?\s?[0-9０-９.．]{1,8})(?=\s?(?:[，。；,;、（(）)]|$)))";

    [GeneratedRegex(
        "(?:自评|最终(?=得分|评分)|综合评[价定]|综合(?=得分|评分|总分)|绩效评价|绩效(?=得分|总分|评分)|整体支出(?=得分|总分|评分)|自我评价|评价(?=得分|总分|评分))[^，。；,;0-9]{0,20}?(?:得分|总分|评分|得|分数|为|是|[:：])\\s?(?:为|是|[:：])?\\s?" + Number + Behind,
        RegexOptions.CultureInvariant)]
    private static partial Regex Direct();

    [GeneratedRegex(
        "(?<=^|[，。；,;:：]\\s?)\\s?(?:(?<total>总分|总得分)|(?<sum>合计|总计|共计|共得|累计)得?分?|最[终后]得?分?|综合得分|实际?得分?|得分?|为)(?:为|是|[:：])?\\s?" + Number + Behind,
        RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex("自评|自我评价|综合评[价定]|绩效评价|绩效得分|整体绩效|评价结果|评[为定]|等[级次]|得分", RegexOptions.CultureInvariant)]
    private static partial Regex Evaluation();

    [GeneratedRegex(
        "[一二三]级指标|(?:数量|质量|时效|成本|效益|产出|满意度)(?:指标)?|(?:执行|控制|完成|合格|变动|调整|及时|使用|到位)率|投入|过程|决策|目标设定|预算(?:执行|管理|配置|编制)|(?:资产|采购|内控|债务|绩效)管理|信息公开|分值|权重", RegexOptions.CultureInvariant)]
    private static partial Regex Indicator();

    [GeneratedRegex("自评|绩效|得分|评价|等[级次]|[0-9]分", RegexOptions.CultureInvariant)]
    private static partial Regex Result();

    [GeneratedRegex("得分?", RegexOptions.CultureInvariant)]
    private static partial Regex Full();

    [GeneratedRegex("力争|争取|目标|计划|预期|预计|确保|拟|期望|应[达当]|复核|复评|抽[查评]|再评价|重点评价|财政评价|第三方", RegexOptions.CultureInvariant)]
    private static partial Regex Another();

    [GeneratedRegex("复核|复评|抽[查评]|再评价|重点评价|财政评价|第三方", RegexOptions.CultureInvariant)]
    private static partial Regex Reviewed();

    [GeneratedRegex("(?:满分|分值|权重)(?:为|是|:)?([0-9]{1,3}(?:[.][0-9]{1,2})?)分?$", RegexOptions.CultureInvariant)]
    private static partial Regex FullPoints();

    [GeneratedRegex(@"^\)?(?:\(?含\)?)?(?:及?以[上下内]|之间|左右|[-~—至到][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex BoundBehind();

    [GeneratedRegex("(?:[0-9]分?[-~—至到]|满分(?:为|是|:)?|[≥≤><]|不低于|不高于|低于|高于|超过|不足|近|约)$", RegexOptions.CultureInvariant)]
    private static partial Regex BoundBefore();

    [GeneratedRegex("[0-9]分?(?:\\(?含\\)?)?(?:及?以[上下]|之间)|[0-9]分?[-~—至][0-9]|[≥≤><]", RegexOptions.CultureInvariant)]
    private static partial Regex Scale();

    [GeneratedRegex("[由从](?:20[0-9]{2}年|上一?年|去年)", RegexOptions.CultureInvariant)]
    private static partial Regex Transition();
}

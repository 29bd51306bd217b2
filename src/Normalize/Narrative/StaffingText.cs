using System.Text.RegularExpressions;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Narrative;

/// <summary>编制, 在职 and 控制率 of the whole unit from its text, for reports without a 基础数据表. Two different counts leave it open.</summary>
internal sealed partial class StaffingText
{
    // One of these is in whatever the patterns below find.
    private static readonly WordSearch s_posts = new(["编制", "实有", "在职", "在编"]);

    private readonly List<Figure> _authorised = [];
    private readonly List<Figure> _actual = [];
    private Figure? _rate;

    /// <summary>Every count and rate read, taken or left open.</summary>
    public IEnumerable<Figure?> Found => _authorised.Concat(_actual).Append(_rate);

    public Staffing? Result
    {
        get
        {
            var authorised = Only(_authorised);
            var actual = Only(_actual);
            return authorised is null && actual is null
                ? null
                : new Staffing
                {
                    FormKey = NarrativeReader.FormKey,
                    RowKey = NarrativeReader.Row(0),
                    Authorised = authorised,
                    Actual = actual,
                    ControlRate = _rate,
                };
        }
    }

    public void Read(Sentence sentence)
    {
        if (s_posts.IndexIn(sentence.Text) < 0)
            return;
        Collect(Authorised(), sentence, _authorised, "人");
        Collect(Actual(), sentence, _actual, "人");
        if (_rate is null && Rate().Match(sentence.Text) is { Success: true } rate)
            _rate = Of(rate, sentence, "%");
    }

    private static void Collect(Regex pattern, Sentence sentence, List<Figure> found, string unit)
    {
        foreach (Match match in pattern.Matches(sentence.Text))
        {
            if (Of(match, sentence, unit) is { } figure)
                found.Add(figure);
        }
    }

    private static Figure? Of(Match match, Sentence sentence, string unit) =>
        (PrintedNumber.Parse(match.Groups["n"].Value, out var printed, out _) == ValueState.Number
            ? printed
            : ChineseNumber.Parse(match.Groups["n"].Value)) is { } value
            ? new Figure(value, ValueState.Number, match.Value,
                Place.OfParagraph(sentence.Paragraph, sentence.Start + match.Groups["n"].Index, sentence.Start + match.Index + match.Length), unit)
            : null;

    private static Figure? Only(List<Figure> found) => found.Select(f => f.Value).Distinct().Count() == 1 ? found[0] : null;

    [GeneratedRegex(
        @"(?<![行政事业工勤参公管理财拨])(?:总编制|核定编制|编制总数|编制)(?:人数|数|人员)?(?:为|是|共|总数为|[:：])?\s?(?<n>[0-9０-９]{1,5}|[一二三四五六七八九十][〇零一二三四五六七八九十百]{1,6})\s?(?:名|人|个)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Authorised();

    [GeneratedRegex(
        @"(?<![财政])(?:实有|在职|在编)(?:在职|在编|在岗)?(?:人数|人员|工作人员|干部职工|职工)?(?:为|是|共|[:：])?\s?(?<n>[0-9０-９]{1,5}|[一二三四五六七八九十][〇零一二三四五六七八九十百]{1,6})\s?(?:名|人)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Actual();

    [GeneratedRegex(@"在职人员控制率(?:为|是|达到|达)?\s?(?<n>[0-9０-９]{1,3}(?:[.．][0-9０-９]+)?)\s?[%％]", RegexOptions.CultureInvariant)]
    private static partial Regex Rate();
}

using System.Text.RegularExpressions;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Narrative;

/// <summary>附件清单 at the end of a report: the titles listed, held against the forms and files that came with it.</summary>
/// <param name="kinds">Kinds of forms found in the document (base, unit, project, score).</param>
/// <param name="titles">Titles of other tables and links in the document, without blanks.</param>
public sealed partial class AnnexList(FormVocabulary vocabulary, IReadOnlySet<string> kinds, IReadOnlyCollection<string> titles)
{
    private readonly List<string> _listed = [];
    private bool _listing;

    /// <summary>True where the folded paragraph belongs to the list of annexes.</summary>
    internal bool Take(string folded)
    {
        var text = folded.Trim();
        if (Head().Match(text) is { Success: true } head && IsHead(head.Groups["head"].Value))
        {
            _listing = true;
            var rest = text[head.Length..].Trim();
            if (rest.Length > 0)
                Add(rest);
            return true;
        }

        if (!_listing)
            return false;
        if (Numbered().IsMatch(text))
        {
            Add(text);
            return true;
        }

        _listing = false;
        return false;
    }

    internal IEnumerable<Attachment> Facts() => _listed.Select((title, i) =>
    {
        var squeezed = PlainText.Squeeze(title);
        var kind = vocabulary.RoleWithin("form_title", squeezed);
        var bare = Remark().Replace(squeezed, "");
        return new Attachment
        {
            FormKey = NarrativeReader.FormKey,
            RowKey = NarrativeReader.Row(i),
            Ordinal = i,
            Title = MaskedText.Of(title),
            Kind = kind,
            Present = kind is not null ? kinds.Contains(kind) : titles.Any(t => t.Contains(bare, StringComparison.Ordinal)),
        };
    });

    private bool IsHead(string words) => vocabulary.Role("attachment_head", words) is not null;

    private void Add(string text)
    {
        var title = Numbered().Replace(text, "").Trim(' ', '。', ';', '；');
        if (title.Length is > 1 and < 80 && !_listed.Contains(title))
            _listed.Add(title);
    }

    [GeneratedRegex(@"^(?<head>附件|附表|附|报告需要以下附件|附件清单)\s?:", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@"^(?:附件)?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?[、.:]\s?", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\([^()]*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();
}

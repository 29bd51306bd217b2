using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>What a document says of itself outside its forms; read once, however many reports are in it.</summary>
internal sealed partial class DocumentFront
{
    private const int TitleChars = 1200;
    private const int FrontParagraphs = 12;

    private readonly Lazy<List<string>> _titles;
    private readonly Lazy<string> _text;
    private readonly Lazy<string?> _unit;
    private readonly Lazy<int?> _year;

    public DocumentFront(Document document)
    {
        _titles = new Lazy<List<string>>(() => [.. TitleParagraphs(document)]);
        _text = new Lazy<string>(() => FrontMatter(document));
        _unit = new Lazy<string?>(() => TitleUnit(_titles.Value) ?? LabelledUnit(document));
        _year = new Lazy<int?>(() => _titles.Value.Select(FiscalYear.In).FirstOrDefault(year => year is not null));
    }

    /// <summary>Lines that may be titles, squeezed.</summary>
    public IReadOnlyList<string> Titles => _titles.Value;

    /// <summary>The document's first words, squeezed.</summary>
    public string Text => _text.Value;

    /// <summary>The unit that a title names; null where none does.</summary>
    public string? Unit => _unit.Value;

    /// <summary>The fiscal year of the first title that has one.</summary>
    public int? Year => _year.Value;

    // A title may be broken over two lines; each line is tried alone and with the next.
    private static string? TitleUnit(List<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (i + 1 < lines.Count && UnitName.InTitle(lines[i] + lines[i + 1]) is { } joined)
                return joined;
            if (UnitName.InTitle(lines[i]) is { } unit)
                return unit;
        }

        return null;
    }

    // “部门(单位)名称：…” in a line of its own, where no form names the unit.
    private static string? LabelledUnit(Document document) =>
        document.Blocks.OfType<Paragraph>().Take(FrontParagraphs).SelectMany(p => p.Text.Split('\n')).Select(line => UnitLine().Match(PlainText.Squeeze(line)))
            .Where(m => m.Success).Select(m => UnitName.Normalise(m.Groups["unit"].Value)).FirstOrDefault(u => u is { Length: >= 4 });

    private static IEnumerable<string> TitleParagraphs(Document document) =>
        (document.Title is { } title ? [title] : Array.Empty<string>())
        .Concat(document.Blocks.OfType<Paragraph>().SelectMany(p => p.Text.Split('\n')))
        .Select(PlainText.Squeeze)
        .Where(l => l.Length is > 3 and <= 70 && (l.Contains("绩效", StringComparison.Ordinal) || l.Contains("年度", StringComparison.Ordinal)));

    private static string FrontMatter(Document document)
    {
        var text = new StringBuilder(PlainText.Squeeze(document.Title ?? ""));
        foreach (var paragraph in document.Blocks.OfType<Paragraph>())
        {
            if (text.Length > TitleChars)
                break;
            text.Append(PlainText.Squeeze(paragraph.Text));
        }

        return text.ToString();
    }

    [GeneratedRegex(
        @"^(?:部门\(单位\)|单位\(部门\)|部门|单位|预算单位|填报单位|评价单位)(?:名称)?(?:\([^()]{1,6}\))?:(?<unit>[\u4E00-\u9FFF\u3400-\u4DBF()]{4,40})$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitLine();
}

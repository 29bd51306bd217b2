using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Recognition;

/// <summary>Finds unit, division and year of a report: in its forms first, then in its titles, then in what the source says.</summary>
public sealed class Identification(FormVocabulary vocabulary, DivisionTable divisions)
{
    private const int TitleChars = 1200;

    internal ReportIdentity? Identify(ReportGroup group, Document document, SourceHint source)
    {
        var front = FrontMatter(document);
        var unit = group.UnitName ?? TitleUnit(document) ?? ImplementingUnit(group) ?? UnitName.InTitle(PlainText.Squeeze(source.Title ?? ""))
                   ?? UnitName.InTitle(PlainText.Squeeze(Path.GetFileNameWithoutExtension(source.Name)));
        if (unit is null)
            return null;
        var context = front + PlainText.Squeeze(source.Title ?? "") + (source.Division ?? "") + unit;
        return new ReportIdentity(unit, vocabulary.RoleWithin("unit_function", unit), DivisionOf(unit, front, context, source), Year(group, document, source));
    }

    /// <summary>A report without any form: its title names the unit, and its text has chapters. Null where there is no such title.</summary>
    internal ReportIdentity? IdentifyNarrative(Document document, SourceHint source)
    {
        var titled = TitleParagraphs(document).Any(t => vocabulary.RoleWithin("report_title", t) is not null);
        return titled && TitleUnit(document) is not null ? Identify(new ReportGroup(), document, source) : null;
    }

    private Division DivisionOf(string unit, string front, string context, SourceHint source)
    {
        var found = divisions.Find(unit, context);
        if (found != Division.Unknown)
            return found;
        // Units often leave their county out (“财政局”): titles or the portal name it.
        foreach (var text in new[] { source.Division ?? "", UnitName.InTitle(front) ?? "", PlainText.Squeeze(source.Title ?? "") })
        {
            if (text.Length > 0 && divisions.Find(text, context) is var hinted && hinted != Division.Unknown)
                return hinted;
        }

        return DivisionTable.Printed(unit);
    }

    private static string? ImplementingUnit(ReportGroup group) =>
        group.Forms.Select(f => UnitName.Normalise(f.ImplementingUnit?.Text)).Where(n => n is not null)
            .GroupBy(n => n).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key
        ?? group.Forms.Select(f => UnitName.Normalise(f.UnitName?.Text ?? f.CompetentDept?.Text)).FirstOrDefault(n => n is not null);

    private static int? Year(ReportGroup group, Document document, SourceHint source)
    {
        var titled = group.Forms.Select(f => f.TitleYear).Where(y => y is not null).GroupBy(y => y).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;
        return titled
               ?? group.Forms.SelectMany(f => f.HeaderYears).Select(y => (int?)y).Max()
               ?? TitleParagraphs(document).Select(FiscalYear.In).FirstOrDefault(y => y is not null)
               ?? FiscalYear.In(PlainText.Squeeze(source.Title ?? ""))
               ?? FiscalYear.In(PlainText.Squeeze(source.Name));
    }

    private static string? TitleUnit(Document document)
    {
        // A title may be broken over two lines; each line is tried alone and with the next.
        var lines = TitleParagraphs(document).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i + 1 < lines.Count && UnitName.InTitle(lines[i] + lines[i + 1]) is { } joined)
                return joined;
            if (UnitName.InTitle(lines[i]) is { } unit)
                return unit;
        }

        return null;
    }

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
}

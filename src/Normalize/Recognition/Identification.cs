using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Recognition;

/// <summary>Finds unit, division and year of a report: in its forms first, then in its titles, then in what the source says.</summary>
public sealed class Identification(FormVocabulary vocabulary, DivisionTable divisions)
{
    internal ReportIdentity? Identify(ReportGroup group, DocumentFront front, SourceHint source)
    {
        var unit = group.UnitName ?? front.Unit ?? ImplementingUnit(group) ?? UnitName.InTitle(PlainText.Squeeze(source.Title ?? ""))
                   ?? UnitName.InTitle(PlainText.Squeeze(Path.GetFileNameWithoutExtension(source.Name)));
        if (unit is null)
            return null;
        var context = front.Text + PlainText.Squeeze(source.Title ?? "") + (source.Division ?? "") + unit;
        return new ReportIdentity(
            unit, vocabulary.RoleWithin("unit_function", unit), DivisionOf(unit, front.Text, context, source), Year(group, front, source));
    }

    /// <summary>A report without any form: its title names the unit, and its text has chapters. Null where there is no such title.</summary>
    internal ReportIdentity? IdentifyNarrative(DocumentFront front, SourceHint source)
    {
        var titled = front.Titles.Any(t => vocabulary.RoleWithin("report_title", t) is not null || IsTitleLine(t));
        return titled && front.Unit is not null ? Identify(new ReportGroup(), front, source) : null;
    }

    // “绩效自评情况” heads a chapter of other reports, too.
    private bool IsTitleLine(string line)
    {
        foreach (var (_, phrase) in vocabulary.Phrases("report_title_line"))
        {
            if (line.EndsWith(phrase, StringComparison.Ordinal) && UnitName.InTitle(line) is not null)
                return true;
        }

        return false;
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

    private static int? Year(ReportGroup group, DocumentFront front, SourceHint source)
    {
        var titled = group.Forms.Select(f => f.TitleYear).Where(y => y is not null).GroupBy(y => y).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;
        return titled
               ?? group.Forms.SelectMany(f => f.HeaderYears).Select(y => (int?)y).Max()
               ?? front.Year
               ?? FiscalYear.In(PlainText.Squeeze(source.Title ?? ""))
               ?? FiscalYear.In(PlainText.Squeeze(source.Name));
    }
}

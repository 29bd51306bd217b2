using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>Which paragraphs of a document speak for which of its reports.</summary>
internal static class NarrativeParagraphs
{
    private const int LongestTitle = 70;
    private const int LinesAboveTable = 3;

    /// <summary>
    /// Paragraphs by report id. A title that names another of the reports' units opens its narrative; a table does so with the
    /// report it belongs to.
    /// </summary>
    public static ILookup<string, (int Ordinal, string Text)> ByReport(
        Document document, IReadOnlyList<ReportIdentity> reports, IReadOnlyList<string?> tableOwners)
    {
        var byUnit = reports.DistinctBy(r => r.Unit).ToDictionary(r => r.Unit, r => r.ReportId);
        var all = new List<(string Report, int Ordinal, string Text)>();
        var current = reports.Count > 0 ? reports[0].ReportId : null;
        int table = 0, ordinal = 0;
        foreach (var block in document.Blocks)
        {
            if (block is Table)
            {
                current = tableOwners[table++] ?? current;
            }
            else if (block is Paragraph { Text: var text })
            {
                if (reports.Count > 1 && text.Length < LongestTitle && UnitName.InTitle(PlainText.Squeeze(text)) is { } unit)
                    current = byUnit.GetValueOrDefault(unit) ?? current;
                if (current is not null)
                    all.Add((current, ordinal, text));
                ordinal++;
            }
        }

        return all.ToLookup(p => p.Report, p => (p.Ordinal, p.Text));
    }

    /// <summary>Lines right above tables and titles of linked files: what an annex list can be held against.</summary>
    public static IReadOnlyCollection<string> Titles(Document document)
    {
        var titles = new HashSet<string>(document.Attachments.Select(a => PlainText.Squeeze(a.Title)));
        var above = new Queue<string>();
        foreach (var block in document.Blocks)
        {
            if (block is Paragraph { Text: var text } && !PlainText.IsBlank(text))
            {
                above.Enqueue(text);
                if (above.Count > LinesAboveTable)
                    above.Dequeue();
            }
            else if (block is Table)
            {
                titles.UnionWith(above.Select(PlainText.Squeeze));
                above.Clear();
            }
        }

        return titles;
    }
}

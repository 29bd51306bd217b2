using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Narrative;

/// <summary>Figures and lists of a report that consists of a title and the given paragraphs.</summary>
internal static class Telling
{
    /// <summary>Money as “section label line/basis value unit”.</summary>
    public static string[] Money(params string[] paragraphs) =>
        [.. Reading.Report(paragraphs)
            .All<NarrativeFigure>()
            .Where(f => f.MeasureUnit.EndsWith('元'))
            .Select(f => $"{f.Line}/{f.Basis} {f.Value.Value}{f.MeasureUnit}")];

    /// <summary>Lists as “label total: entry value, …”.</summary>
    public static string[] Lists(params string[] paragraphs) =>
        [.. Reading.Report(paragraphs).All<NarrativeItem>().GroupBy(i => i.ListNo)
            .Select(g => $"{g.First().StatedTotal?.Value}: {string.Join(", ", g.Select(i => $"{i.Label} {i.Value.Value}"))}")];
}

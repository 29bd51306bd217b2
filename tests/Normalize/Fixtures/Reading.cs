using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Fixtures;

/// <summary>Documents built from paragraphs (strings) and tables, and what the recogniser makes of them.</summary>
internal static class Reading
{
    public const string Unit = "2023年度甲县测试局部门整体支出绩效自评报告";

    private static readonly Recogniser s_recogniser = new(Repository.Vocabulary, Repository.Divisions, CorrectionBook.Empty);

    public static Document Document(params object[] blocks) => new()
    {
        Format = "docx",
        MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Blocks = [.. blocks.Select(b => b as Block ?? new Paragraph((string)b))],
    };

    public static RecognisedDocument Of(params object[] blocks) => Of(new SourceHint("测试.docx"), blocks);

    public static RecognisedDocument Of(SourceHint source, params object[] blocks) => Of(source, Document(blocks));

    public static RecognisedDocument Of(SourceHint source, Document document) => s_recogniser.Recognise("", document, source, CancellationToken.None);

    /// <summary>The only report of a document whose title names the unit.</summary>
    public static RecognisedReport Report(params object[] blocks) => Assert.Single(Of([Unit, .. blocks]).Reports);

    public static IReadOnlyList<T> All<T>(this RecognisedReport report)
        where T : Fact => [.. report.Facts.OfType<T>()];

    public static T The<T>(this RecognisedReport report)
        where T : Fact => Assert.Single(report.Facts.OfType<T>());

    /// <summary>Every non-empty cell that nobody read, as printed.</summary>
    public static string[] LeftoverTexts(this RecognisedDocument document) => [.. document.Leftovers.Select(l => l.Text.Value)];

    /// <summary>Every cell that gave or named something, or was read past by name.</summary>
    public static string[] ReadTexts(this RecognisedDocument document) =>
        [.. document.Cells.Where(c => c.Entry is not null && !PlainText.IsBlank(c.Cell.Text)).Select(c => c.Cell.Text)];

    /// <summary>Every number that facts took from tables.</summary>
    public static decimal[] Numbers(this RecognisedDocument document)
    {
        var numbers = new NumberCollector();
        foreach (var fact in document.Reports.SelectMany(r => r.Facts))
            fact.Table.Write(fact, numbers);
        return [.. numbers.Values];
    }
}

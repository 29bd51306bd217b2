using PerfEval.Ingest.Tests;

namespace PerfEval.EndToEnd.Tests;

/// <summary>A report says the same in whatever format it is published: every number of its Word file is read from the others.</summary>
public sealed class FormatFactsTests(WordFacts word) : IClassFixture<WordFacts>
{
    [SharedTheory]
    [InlineData("hengshan-2024")]
    [InlineData("miluo-2023")]
    public Task RealPdf_GivesTheNumbersOfItsWordFile(string report) => Compare(report, $"samples/pdf/{report}.pdf");

    [ToolSharedTheory("soffice")]
    [InlineData("hengshan-2024")]
    [InlineData("miluo-2023")]
    public Task RealDoc_GivesTheNumbersOfItsWordFile(string report) => Compare(report, $"samples/word/{report}.doc");

    [SharedTheory]
    [InlineData("hengshan-2024", "")]
    [InlineData("hengshan-2024", "-one-sheet-as-text")]
    [InlineData("miluo-2023", "")]
    [InlineData("miluo-2023", "-one-sheet-as-text")]
    public Task RealWorkbook_GivesTheNumbersOfItsWordFile(string report, string variant) => Compare(report, $"samples/excel/{report}{variant}.xlsx");

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".xls")]
    [InlineData(".html")]
    [InlineData(".mht")]
    [InlineData(".ofd")]
    [InlineData(".txt")]
    [InlineData(".csv")]
    public Task GeneratedReport_GivesTheNumbersOfItsWordFile(string extension) => ComparePrinted(extension);

    [ToolFact("soffice")]
    public Task GeneratedDoc_GivesTheNumbersOfItsWordFile() => ComparePrinted(".doc");

    // Page breaks go through its tables.
    [Fact]
    public Task GeneratedPdf_GivesTheNumbersOfItsWordFile() => ComparePrinted(".pdf");

    private async Task Compare(string report, string other) =>
        FactRows.AssertEqual(await word.Of(SharedFiles.PathOf($"samples/word/{report}.docx")), await FactRows.Of(SharedFiles.PathOf(other)));

    private async Task ComparePrinted(string extension) =>
        FactRows.AssertEqual(await word.Of(word.Print(".docx")), await FactRows.Of(word.Print(extension)));
}

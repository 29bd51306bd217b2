using System.Globalization;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Readers.Excel;

public sealed class RealWorkbookTests
{
    [SharedTheory]
    [InlineData("hengshan-2024-one-sheet-as-text.xlsx", "hengshan-2024")]
    [InlineData("miluo-2023-one-sheet-as-text.xlsx", "miluo-2023")]
    public void FormsOnOneSheet_HaveEverySpanAndText(string file, string truth)
    {
        var document = Read(file);

        Assert.Empty(document.Warnings);
        Assert.Equal(TruthTable.Cells(truth), TruthTable.Cells(document));
    }

    [SharedTheory]
    [InlineData("hengshan-2024.xlsx", "hengshan-2024")]
    [InlineData("hengshan-2024.xls", "hengshan-2024")]
    [InlineData("miluo-2023.xlsx", "miluo-2023")]
    public void TypedNumbers_HaveEverySpanAndValue(string file, string truth)
    {
        var document = Read(file);

        Assert.Empty(document.Warnings);
        Assert.Equal(TruthTable.Cells(truth).Select(Valued), TruthTable.Cells(document).Select(Valued));
    }

    private static Document Read(string file) => Reading.OfFile(SharedFiles.PathOf($"samples/excel/{file}"));

    // A typed number keeps no trailing zeros: 99.20 on paper is 99.2 in a cell without a format.
    private static IReadOnlyList<string> Valued(IReadOnlyList<string> cells) =>
        [.. cells.Select(cell =>
        {
            var at = cell.LastIndexOf(' ') + 1;
            return decimal.TryParse(cell[at..].TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
                ? cell[..at] + value.ToString("0.##########", CultureInfo.InvariantCulture) + (cell.EndsWith('%') ? "%" : "")
                : cell;
        })];
}

using PerfEval.Ingest.Pages.Lines;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Tests.Readers.Pdf;

public sealed class SharedPdfTests
{
    [SharedTheory]
    [InlineData("hengshan-2024", "hengshan-2024")]
    [InlineData("hengshan-2024-browser", "hengshan-2024")]
    [InlineData("hengshan-2024-rotated", "hengshan-2024")]
    [InlineData("hengshan-2024-empty-password-aes256", "hengshan-2024")]
    [InlineData("hengshan-2024-empty-password-rc4", "hengshan-2024")]
    [InlineData("hengshan-2024-stsong-gbk", "hengshan-2024")]
    [InlineData("hengshan-2024-stsong-rects", "hengshan-2024")]
    [InlineData("hengshan-2024-stsong-ucs2", "hengshan-2024")]
    [InlineData("miluo-2023", "miluo-2023")]
    [InlineData("miluo-2023-browser", "miluo-2023")]
    [InlineData("repeated-header", "repeated-header")]
    [InlineData("repeated-header-landscape", "repeated-header")]
    [InlineData("repeated-header-split-rows", "repeated-header")]
    public void RuledTables_AreExact(string file, string truth)
    {
        var document = Reading.OfFile(SharedFiles.PathOf($"samples/pdf/{file}.pdf"));

        Assert.Equal(TruthTable.Cells(truth), TruthTable.Cells(document));
    }

    [SharedTheory]
    [InlineData("password-secret", "password")]
    [InlineData("truncated", "damaged")]
    [InlineData("garbage", "unknown_format")]
    [InlineData("empty", "empty")]
    public void HostileFile_IsRejectedWithItsReason(string file, string code) =>
        Assert.Equal(code, Reading.Rejected(File.ReadAllBytes(SharedFiles.PathOf($"samples/hostile/{file}.pdf"))).Code);

    [SharedTheory]
    [InlineData("damaged-content-stream", "incomplete_page")]
    public void HostileFile_IsReadWithAWarning(string file, string kind) =>
        Assert.Contains(Reading.OfFile(SharedFiles.PathOf($"samples/hostile/{file}.pdf")).Warnings, warning => warning.Kind == kind);

    [SharedTheory]
    [InlineData("xml-special-characters", "A&B<C>\"D' 100%")]
    [InlineData("control-characters", "ok")]
    public void StrangeCharacters_AreRead(string file, string text) =>
        Assert.Contains(text, Reading.Paragraphs(Reading.OfFile(SharedFiles.PathOf($"samples/hostile/{file}.pdf"))));

    [SharedTheory]
    [InlineData("hengshan-2024-noborder", "hengshan-2024", 0.99)]
    public void TablesWithoutLines_AreNearlyExactAndAllMarked(string file, string truth, double least)
    {
        var document = Reading.OfFile(SharedFiles.PathOf($"samples/pdf/{file}.pdf"));
        var (expected, found) = (TruthTable.Cells(truth), TruthTable.Cells(document));

        Assert.Equal(expected.Count, found.Count);
        Assert.InRange(expected.Zip(found, (table, other) => table.Intersect(other).Count()).Sum() / (double)expected.Sum(table => table.Count), least, 1);
        Assert.All(document.Tables.SelectMany(table => table.Cells), cell => Assert.Equal(Trust.Inferred, cell.Confidence));
    }
}

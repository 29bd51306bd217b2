using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Corrections;

/// <summary>A correction is applied where it says it applies, and nowhere else.</summary>
public sealed class CorrectionBookTests : IDisposable
{
    private static readonly string s_sha = new('a', 64);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("was: \"100\"", true)]
    // Whitespace is layout.
    [InlineData("was: \" 1 00\"", true)]
    [InlineData("", true)]
    [InlineData("was: \"101\"", false)]
    [InlineData("was: \"10\"", false)]
    [InlineData("was: \"\"", false)]
    public void Correction_IsAppliedOnlyToWhatItSaysIsPrinted(string was, bool applied)
    {
        var (document, done) = Apply($"cell: {{table: 0, row: 1, col: 1}}\n  {was}");

        Assert.Equal(applied ? "150" : "100", Text(document, 1, 1));
        Assert.Equal(applied ? ["100"] : [], done.Select(d => d.Printed.Value));
        Assert.Equal(applied ? [] : ["correction_not_applied"], document.Warnings.Select(w => w.Kind));
    }

    // It would leave the number without a value.
    [Theory]
    [InlineData("一千六", false)]
    [InlineData("about 150", false)]
    [InlineData("1,500.00", true)]
    [InlineData("——", true)]
    [InlineData("", true)]
    public void WordsInTheNumbersPlace_AreRefused(string value, bool applied)
    {
        var (document, done) = Apply("cell: {table: 0, row: 1, col: 1}", value);

        Assert.Equal(applied ? value : "100", Text(document, 1, 1));
        Assert.Equal(applied ? 1 : 0, done.Count);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 2, 0)]
    [InlineData(0, 0, 2)]
    public void PlaceThatDoesNotExist_IsWarnedOf(int table, int row, int col)
    {
        var (document, done) = Apply($"cell: {{table: {table}, row: {row}, col: {col}}}");

        Assert.Empty(done);
        Assert.Equal($"第{table + 1}张表第{row + 1}行第{col + 1}列", Assert.Single(document.Warnings).Place);
    }

    [Fact]
    public void OtherCellsAndOtherDocuments_StayAsTheyAre()
    {
        var book = Load("cell: {table: 0, row: 1, col: 1}");

        var (document, _) = book.Apply(s_sha, Printed());
        var (other, done) = book.Apply(new string('b', 64), Printed());

        Assert.Equal(["项目", "金额", "办公费"], ((Table)document.Blocks[1]).Cells.Where(c => c is not { Row: 1, Col: 1 }).Select(c => c.Text));
        Assert.Equal("100", Text(other, 1, 1));
        Assert.Empty(done);
        Assert.NotNull(book.KeyOf(s_sha));
        Assert.Null(book.KeyOf(new string('b', 64)));
    }

    [Fact]
    public void CellCorrectedTwice_IsRefused()
    {
        var e = Assert.Throws<InvalidDataException>(() => Load("cell: {table: 0, row: 1, col: 1}", "cell: {table: 0, row: 1, col: 1}"));

        Assert.Contains("corrected twice", e.Message, StringComparison.Ordinal);
    }

    private (Document Document, IReadOnlyList<AppliedCorrection> Applied) Apply(string place, string value = "150") =>
        Load([place], value).Apply(s_sha, Printed());

    private CorrectionBook Load(params string[] places) => Load(places, "150");

    private CorrectionBook Load(string[] places, string value)
    {
        File.WriteAllLines(
            Path.Combine(_folder.Path, "a.yaml"),
            places.Select(place => $"- sha256: {s_sha}\n  {place}\n  value: \"{value}\"\n  who: 测试员\n  why: 误读\n  date: 2024-05-01"));
        return CorrectionBook.Load(_folder.Path);
    }

    private static Document Printed() => Reading.Document("一、基本情况", Tables.Of("项目|金额", "办公费|100"));

    private static string Text(Document document, int row, int col) => ((Table)document.Blocks[1]).Cells.Single(c => c.Row == row && c.Col == col).Text;
}

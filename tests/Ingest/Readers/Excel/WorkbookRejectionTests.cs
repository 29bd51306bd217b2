using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Tests.Readers.Docx;
using static PerfEval.Ingest.Tests.Readers.Excel.XlsxFile;

namespace PerfEval.Ingest.Tests.Readers.Excel;

public sealed class WorkbookRejectionTests
{
    private static readonly byte[] s_ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public void EncryptedWorkbook_NeedsAPassword() =>
        Assert.Equal("password", Reading.Rejected([.. s_ole, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptedPackage")]).Code);

    [Fact]
    public void SheetThatUnpacksTooFar_IsABomb()
    {
        var file = With(Row(1, new string('一', 2_000_000)));

        Assert.Equal("zip_bomb", Reading.Rejected(file).Code);
        Assert.Equal("zip_bomb", Reading.Rejected(file, new ReaderLimits { MaxRatio = 1_000_000, MaxUnpackedBytes = 1_000_000 }).Code);
    }

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/worksheets/sheet1.xml")]
    public void ExternalEntity_IsNeverResolved(string part)
    {
        var dtd = Reading.Rejected(Replaced(part, "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet>&a;</worksheet>"));
        Assert.Equal("damaged", dtd.Code);
        Assert.Contains("declares a DTD", dtd.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/workbook.xml", "x")]
    [InlineData("xl/workbook.xml", "<document/>")]
    [InlineData("xl/worksheets/sheet1.xml", "<chart/>")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData></worksheet>")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row></sheetData></worksheet>")]
    public void PartThatIsNotWhatItShouldBe_IsDamaged(string part, string xml) => Assert.Equal("damaged", Reading.Rejected(Replaced(part, xml)).Code);

    [Fact]
    public void MissingSheet_IsDamagedAndNamed()
    {
        var reason = Reading.Rejected(DocxFile.Zip(Parts("").Where(part => !part.Name.Contains("sheet1", StringComparison.Ordinal))));

        Assert.Equal("damaged", reason.Code);
        Assert.Contains("表一", reason.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void DeepNesting_IsTooComplex() =>
        Assert.Equal("too_complex", Reading.Rejected(With(string.Concat(Enumerable.Repeat("<x>", 200)) + string.Concat(Enumerable.Repeat("</x>", 200)))).Code);

    [Theory]
    [InlineData(5, 50_000_000)]
    [InlineData(500_000, 5)]
    public void MoreThanTheLimits_IsTooComplex(int cells, int chars) =>
        Assert.Equal(
            "too_complex", Reading.Rejected(With(Row(1, "甲|乙|丙") + Row(2, "丁|戊|己")), new ReaderLimits { MaxCells = cells, MaxTextChars = chars }).Code);

    [Fact]
    public void MergesOverTheWholeSheet_StayWithinTheLimits()
    {
        var document = Reading.Of(With(Row(1, "甲|1") + Row(3, "乙|2"), "A1:XFD1048576 A1:B3 B2:C9 A3:A3"));

        Assert.Equal("甲", Assert.Single(document.Tables.Single().Cells).Text);
        Assert.Equal("hidden_text", document.Warnings.Single().Kind);
    }

    [Theory]
    [InlineData("A0")]
    [InlineData("XFE1")]
    [InlineData("A1048577")]
    [InlineData("ZZZZZZZZZZZZ1")]
    [InlineData("1A")]
    [InlineData("")]
    public void PlaceThatNoSheetHas_IsTakenAsTheNextOne(string place) =>
        Assert.Equal("5", Reading.Of(With($"<row r=\"1\">{Filled("A1", "甲")}{Number(place, "5")}</row>")).Tables.Single().Cells[1].Text);

    [Theory]
    [InlineData("NaN")]
    [InlineData("1E+400")]
    [InlineData("12abc")]
    public void NumberThatIsNone_EndsInAValue(string value) =>
        Assert.Equal(2, Reading.Of(With($"<row r=\"1\">{Filled("A1", "甲")}{Number("B1", value, 1)}</row>", format: "#,##0.00")).Tables.Single().Cells.Count);

    /// <summary>The directory of an OLE file may lie at its end; then nobody can tell that it was a workbook.</summary>
    [SharedTheory]
    [InlineData(600)]
    [InlineData(4096)]
    [InlineData(9000)]
    public void CutOffXls_IsRejected(int length) =>
        Assert.Contains(
            Reading.Rejected(File.ReadAllBytes(SharedFiles.PathOf("samples/excel/hengshan-2024.xls"))[..length]).Code, new[] { "damaged", "no_reader" });

    [SharedFact]
    public void MutatedXls_NeverThrows()
    {
        var original = File.ReadAllBytes(SharedFiles.PathOf("samples/excel/hengshan-2024.xls"));
        var reader = new DocumentReader();
        var limits = new ReaderLimits { MaxTime = TimeSpan.FromSeconds(20) };
        // Behind the signature, so that it stays a workbook.
        var edits = Gen.Choose(8, original.Length - 1).Zip(Gen.Choose(0, 255)).ListOf().ToArbitrary();
        Prop.ForAll(edits, list =>
        {
            var bytes = (byte[])original.Clone();
            foreach (var (at, value) in list)
            {
                bytes[at] = (byte)value;
            }

            return reader.Read(bytes, limits, CancellationToken.None) is ReadResult.Read or ReadResult.Rejected;
        }).Check(Config.QuickThrowOnFailure);
    }

    private static byte[] Replaced(string name, string xml) => DocxFile.Zip(Parts("").Select(part => part.Name == name ? (name, xml) : part));
}

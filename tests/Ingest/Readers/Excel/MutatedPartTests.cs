using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Tests.Readers.Docx;
using PerfEval.Ingest.Tests.Readers.Ofd;

namespace PerfEval.Ingest.Tests.Readers.Excel;

/// <summary>Whatever stands in the parts of a package, reading ends in a value: the XML is mutated and packed anew.</summary>
public sealed class MutatedPartTests
{
    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/workbook.xml")]
    public void MutatedWorkbook_NeverThrows(string part) => Check(
        part,
        [.. XlsxFile.Parts(
            XlsxFile.Row(1, "项目|年初", style: 2) + $"<row r=\"2\">{XlsxFile.Filled("A2", "合计")}{XlsxFile.Number("B2", "1234.5", 1)}</row>", "A1:A2 B2:C4",
            "#,##0.00_);[Red](#,##0.00)")]);

    [Theory]
    [InlineData("Doc_0/Pages/Page_0/Content.xml")]
    [InlineData("Doc_0/Document.xml")]
    public void MutatedOfd_NeverThrows(string part) => Check(
        part,
        [
            OfdFile.Root(OfdFile.Standard, "Doc_0"),
            OfdFile.Document(OfdFile.Standard, "Doc_0", "", 1),
            OfdFile.Page(
                OfdFile.Standard, "Doc_0/Pages/Page_0/Content.xml", "", OfdFile.Frame + OfdFile.FrameTexts + OfdFile.Printed("年度", 20, 60, "DeltaX=\"g 1 4\"")),
        ]);

    private static void Check(string part, List<(string Name, string Text)> parts)
    {
        var at = parts.FindIndex(p => p.Name == part);
        var original = Encoding.UTF8.GetBytes(parts[at].Text);
        var reader = new DocumentReader();
        var limits = new ReaderLimits { MaxTime = TimeSpan.FromSeconds(20) };
        // Few and printable, so that many stay XML and reach the code behind it.
        var edits = Gen.Choose(0, original.Length - 1).Zip(Gen.Choose('!', '~')).ArrayOf(2).ToArbitrary();
        Prop.ForAll(edits, list =>
        {
            var bytes = (byte[])original.Clone();
            foreach (var (place, value) in list)
            {
                bytes[place] = (byte)value;
            }

            parts[at] = (part, Encoding.Latin1.GetString(bytes));
            return reader.Read(DocxFile.Zip(parts), limits, CancellationToken.None) is ReadResult.Read or ReadResult.Rejected;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }
}

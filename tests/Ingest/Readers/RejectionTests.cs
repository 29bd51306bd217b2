using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Tests.Readers.Docx;

namespace PerfEval.Ingest.Tests.Readers;

public sealed class RejectionTests
{
    private static readonly byte[] s_ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public void NoBytes_AreEmpty() => Assert.Equal("empty", Reading.Rejected([]).Code);

    [Fact]
    public void Program_IsNamedAsOne()
    {
        Assert.Equal("executable", Reading.Rejected([.. "MZ"u8, 0x90, 0, 3, 0]).Code);
        Assert.Equal("executable", Reading.Rejected([0x7F, .. "ELF"u8, 2, 1]).Code);
    }

    [Theory]
    [InlineData("找不到目录，可能未下载完整 (no central directory; cut off)", "找不到目录，可能未下载完整。", "no central directory; cut off.")]
    [InlineData("缺少工作表“表1 (2)” (worksheet 表1 (2) is missing)", "缺少工作表“表1 (2)”。", "worksheet 表1 (2) is missing.")]
    [InlineData("收支 (2)!B2 出现两次 (is there twice)", "收支 (2)!B2 出现两次。", "收支 (2)!B2 is there twice.")]
    [InlineData("word/document.xml: 校验和不符 (checksum differs)", "word/document.xml: 校验和不符。", "word/document.xml: checksum differs.")]
    [InlineData("包内没有 content.xml (the package has no content.xml)", "包内没有 content.xml。", "the package has no content.xml.")]
    [InlineData("a.xml: The archive uses an unsupported compression method.", "a.xml: The archive uses an unsupported compression method。",
        "a.xml: The archive uses an unsupported compression method.")]
    public void DamagedFile_IsToldInBothLanguages_EachWithOneStop(string place, string chinese, string english)
    {
        var reason = Rejections.Damaged(new FormatName("zip", "ZIP 压缩包", "a ZIP archive"), place);

        Assert.Equal(($"ZIP 压缩包已损坏：{chinese}", $"The file is damaged (a ZIP archive): {english}"), (reason.Chinese, reason.English));
    }

    [Fact]
    public void TextThatStartsWithMz_IsText() => Assert.Equal("text", Reading.Of("MZ 县 2023 年度").Format);

    [Fact]
    public void RandomBytes_AreUnknown()
    {
        var bytes = new byte[5000];
        new Random(7).NextBytes(bytes);

        Assert.Equal("unknown_format", Reading.Rejected(bytes).Code);
    }

    [Theory]
    [InlineData("ppt/presentation.xml", "pptx")]
    [InlineData("readme.txt", "ZIP")]
    public void OtherPackage_IsCalledByItsName(string part, string name)
    {
        var reason = Reading.Rejected(DocxFile.Zip([(part, "x")]));

        Assert.Equal("no_reader", reason.Code);
        Assert.Contains(name, reason.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?>\n<rows><row n=\"1\">合计</row></rows>")]
    [InlineData("\uFEFF<?xml version=\"1.0\"?><rows/>")]
    [InlineData("<page number=\"1\" width=\"595\">\n<g unicode=\"附\"/>\n</page>\n")]
    public void XmlOfNoDocumentFormat_IsNoText(string xml)
    {
        var reason = Reading.Rejected(Encoding.UTF8.GetBytes(xml));

        Assert.Equal("not_a_document", reason.Code);
        Assert.Contains("XML", reason.Chinese, StringComparison.Ordinal);
    }

    [SharedFact]
    public void TraceOfAPage_IsNoDocument() =>
        Assert.Equal("not_a_document", Reading.Rejected(File.ReadAllBytes(SharedFiles.PathOf("samples/pdf/hengshan-2024.page1.mutool-trace.xml"))).Code);

    [Fact]
    public void WordDocumentAsXml_IsCalledByItsName() =>
        Assert.Contains(
            "Office", Reading.Rejected("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>"u8.ToArray()).English,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("<2024年> 部门整体支出绩效自评报告\n")]
    [InlineData("<附件> 自评表\n一、部门基本情况\n")]
    [InlineData("<note> 数据来源于年终决算</remark>\n")]
    public void TextThatBeginsWithABracket_StaysText(string text) =>
        Assert.Equal("text", Reading.Of(Encoding.UTF8.GetBytes(text)).Format);

    [Theory]
    [InlineData("WordDocument", "damaged")]
    [InlineData("Workbook", "damaged")]
    [InlineData("EncryptedPackage", "password")]
    public void OleFile_IsToldByItsStreams(string stream, string code) =>
        Assert.Equal(code, Reading.Rejected([.. s_ole, .. new byte[512], .. Encoding.Unicode.GetBytes(stream)]).Code);

    [Theory]
    [InlineData("%PDF-1.7\n")]
    [InlineData("\u0089PNG\r\n\u001a\n")]
    public void SignatureWithNothingBehindIt_IsDamaged_OrItsToolIsMissing(string head) =>
        Assert.Contains(Reading.Rejected(Encoding.Latin1.GetBytes(head)).Code, new[] { "damaged", "missing_tool" });

    [Fact]
    public void TruncatedPackage_IsDamaged()
    {
        var docx = DocxFile.With(DocxFile.P("甲"));

        Assert.Equal("damaged", Reading.Rejected(docx[..(docx.Length / 2)]).Code);
    }

    [Fact]
    public void FlippedBitInAPart_IsDamagedNotAnotherFigure()
    {
        var docx = DocxFile.With(DocxFile.P("合计 1444.37 万元"));
        var stored = docx.AsSpan().IndexOf("word/document.xml"u8) + 40;
        docx[stored] ^= 1;

        Assert.Equal("damaged", Reading.Rejected(docx).Code);
    }

    [Fact]
    public void BrokenXml_IsDamagedAndSaysWhere()
    {
        var reason = Reading.Rejected(DocxFile.With("<w:p>"));

        Assert.Equal("damaged", reason.Code);
        Assert.Contains("line 1", reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public void DocumentType_IsNeverExpanded()
    {
        var dtd = Reading.Rejected(DocxFile.Zip([("word/document.xml", "<!DOCTYPE d [<!ENTITY a \"b\">]><w:document xmlns:w=\"x\">&a;</w:document>")]));
        Assert.Equal("damaged", dtd.Code);
        Assert.Contains("declares a DTD", dtd.English, StringComparison.Ordinal);
    }

    [Fact]
    public void PackageOfTooManyParts_IsABomb() =>
        Assert.Equal("zip_bomb", Reading.Rejected(
            DocxFile.Zip(Enumerable.Range(0, 30).Select(i => ($"word/{i}.xml", ""))), new ReaderLimits { MaxArchiveEntries = 20 }).Code);

    [Fact]
    public void PartThatUnpacksTooFar_IsABomb()
    {
        var docx = DocxFile.With(DocxFile.P(new string('一', 2_000_000)));

        Assert.Equal("zip_bomb", Reading.Rejected(docx).Code);
        Assert.Equal("zip_bomb", Reading.Rejected(docx, new ReaderLimits { MaxRatio = 1_000_000, MaxUnpackedBytes = 1_000_000 }).Code);
    }

    [Fact]
    public void DeepNesting_IsTooComplex() =>
        Assert.Equal("too_complex", Reading.Rejected(DocxFile.With(
            string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 200)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 200)))).Code);

    [Theory]
    [InlineData(1, 50_000_000)]
    [InlineData(500_000, 1)]
    public void MoreThanTheLimits_IsTooComplex(int cells, int chars)
    {
        var limits = new ReaderLimits { MaxCells = cells, MaxTextChars = chars };

        Assert.Equal("too_complex", Reading.Rejected(DocxFile.With(DocxFile.Table(DocxFile.Cell("甲乙") + DocxFile.Cell("丙"))), limits).Code);
        Assert.Equal("too_complex", Reading.Rejected(Encoding.UTF8.GetBytes("\t甲\n\t乙\n"), limits).Code);
    }

    [Fact]
    public void ContentOverTheLimit_IsTooLarge() =>
        Assert.Equal("too_large", Reading.Rejected([1, 2, 3], new ReaderLimits { MaxFileBytes = 2 }).Code);

    [Fact]
    public void EveryRejection_SpeaksBothLanguages()
    {
        var reason = Reading.Rejected([]);

        Assert.Contains("空", reason.Chinese, StringComparison.Ordinal);
        Assert.Contains("empty", reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public void CancelledReading_Throws() =>
        Assert.Throws<OperationCanceledException>(
            () => new DocumentReader().Read(new byte[] { 65 }, new ReaderLimits(), new CancellationToken(canceled: true)));

    [Fact]
    public void TimeOver_IsARejection()
    {
        var reader = new DocumentReader([new EndlessReader()]);
        var result = reader.Read(new byte[] { 65 }, new ReaderLimits { MaxTime = TimeSpan.FromMilliseconds(5) }, CancellationToken.None);

        Assert.Equal("stalled", Assert.IsType<ReadResult.Rejected>(result).Reason.Code);
    }

    private sealed class EndlessReader : IDocumentReader
    {
        public string Format => "endless";

        public int Version => 1;

        public bool Recognises(ReadOnlySpan<byte> content) => true;

        public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
        {
            ct.WaitHandle.WaitOne();
            throw new OperationCanceledException(ct);
        }
    }
}

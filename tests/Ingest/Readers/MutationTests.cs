using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Tests.Readers.Doc;
using PerfEval.Ingest.Tests.Readers.Docx;

namespace PerfEval.Ingest.Tests.Readers;

/// <summary>Whatever happens to a file's bytes, reading ends in a value.</summary>
public sealed class MutationTests
{
    private static readonly ReaderLimits s_limits = new() { MaxTime = TimeSpan.FromSeconds(20) };

    private static readonly byte[] s_docx = DocxFile.With(
        DocxFile.P("概况") + DocxFile.Table(
            DocxFile.Cell("甲", "<w:vMerge w:val=\"restart\"/>") + DocxFile.Cell("1"), DocxFile.Cell("", "<w:vMerge/>") + DocxFile.Cell("2")));

    private static readonly byte[] s_doc = new DocFile().P("概况")
        .Cells(DocFile.Row((1000, 0x60), (2000, 0)), "甲", "1").Cells(DocFile.Row((1000, 0x20), (2000, 0)), "", "2").P("\u0013 REF x \u00143\u0015").Bytes();

    private static readonly byte[] s_text = Encoding.UTF8.GetBytes("附件1\n\t甲\n\t乙\n\n\t\n\t1\n\n\n填表人：\n一、概况\n");

    [Fact]
    public void MutatedDocx_NeverThrows() => CheckMutations(s_docx);

    [Fact]
    public void MutatedDoc_NeverThrows() => CheckMutations(s_doc);

    [Fact]
    public void MutatedText_NeverThrows() => CheckMutations(s_text);

    [Fact]
    public void MutatedHtml_NeverThrows() => CheckMutations(Encoding.UTF8.GetBytes(
        "<html><head><meta charset=gb2312></head><body><div id=zoom><table><tr><td rowspan=2>甲</td><td "
        + "colspan=0>1</td></tr><tr><td>2<table><tr><td>内</td></tr></table></td></tr></table><a href=1.doc>附件</a></div>"));

    /// <summary>The archive's checksums stop most mutations at the door; here the XML itself is mutated and packed anew.</summary>
    [Fact]
    public void MutatedXml_NeverThrows()
    {
        const string Xml =
            "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:fldChar "
            + "w:fldCharType=\"end\"/><w:t>1</w:t></w:r></w:p><w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr><w:tc><w:tcPr><w:gridSpan "
            + "w:val=\"3\"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>";
        Check(Encoding.UTF8.GetBytes(Xml), bytes => DocxFile.Zip([("word/document.xml", Encoding.Latin1.GetString(bytes))]));
    }

    private static void CheckMutations(byte[] original) => Check(original, bytes => bytes);

    private static void Check(byte[] original, Func<byte[], byte[]> pack)
    {
        var reader = new DocumentReader();
        var edits = Gen.Choose(0, original.Length - 1).Zip(Gen.Choose(0, 255)).ListOf().ToArbitrary();
        Prop.ForAll(edits, list =>
        {
            var bytes = (byte[])original.Clone();
            foreach (var (at, value) in list)
            {
                bytes[at] = (byte)value;
            }

            var cut = bytes.AsMemory(0, list.Count % 3 == 2 ? list[0].Item1 : bytes.Length);
            return reader.Read(pack(cut.ToArray()), s_limits, CancellationToken.None) is ReadResult.Read or ReadResult.Rejected;
        }).Check(Config.QuickThrowOnFailure);
    }
}

using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Readers.Office;
using PerfEval.Ingest.Tests.Readers.Docx;

namespace PerfEval.Ingest.Tests.Readers.Office;

[Collection("soffice")]
public sealed class OfficeReaderTests
{
    private const string Rtf =
        @"{\rtf1\ansi\uc0 \u39044\u31639 \pard\par\trowd\cellx2000\cellx4000\pard\intbl \u39033\u30446 \cell 1,444.37\cell\row\pard\par}";

    [ToolFact("soffice")]
    public void RichText_IsRead()
    {
        var document = Reading.Of(Rtf);

        Assert.Equal("rtf", document.Format);
        Assert.Equal("预算", Reading.Paragraphs(document)[0]);
        Assert.Equal(["项目|1,444.37"], Reading.Rows(Assert.Single(document.Tables)));
    }

    [ToolFact("soffice")]
    public void OpenDocument_IsRead()
    {
        var document = Reading.Of(Odt("""<table:table-row><table:table-cell><text:p>合计</text:p></table:table-cell></table:table-row>"""));

        Assert.Equal("odt", document.Format);
        Assert.Equal(["合计"], Reading.Rows(Assert.Single(document.Tables)));
    }

    [Fact]
    public void EncryptedFile_NeedsAPassword() =>
        Assert.Equal("password", Reading.Rejected(Odt("", "<manifest:encryption-data/>")).Code);

    [Fact]
    public void MissingTool_IsNamedWithItsPackage()
    {
        var reason = Assert.IsType<ReadResult.Rejected>(ReadWithout(Encoding.ASCII.GetBytes(Rtf))).Reason;

        Assert.Equal("missing_tool", reason.Code);
        Assert.Contains("libreoffice-writer-nogui", reason.English, StringComparison.Ordinal);
        Assert.True(Rejections.IsOfThisMachine(reason));
    }

    [ToolFact("soffice")]
    public void BadFiles_DoNotTakeTheOthersOfTheirBatch()
    {
        var rtf = Encoding.ASCII.GetBytes(Rtf);
        ReadOnlyMemory<byte>[] contents =
        [
            rtf,
            "{\\rtf1 }"u8.ToArray(),
            Odt("<table:table-row/>"),
            Odt("", "<manifest:encryption-data/>"),
            DocxFile.With(DocxFile.P("甲")),
            rtf
        ];

        var results = new DocumentReader().ReadMany(contents, new ReaderLimits(), CancellationToken.None);

        Assert.Equal(["rtf", "damaged", "damaged", "password", "docx", "rtf"], results.Select(Outcome));
        Assert.Empty(Leftovers.Folders("convert"));
    }

    [ToolFact("soffice")]
    public void LinksInADocument_AreNotFollowed()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var secret = Path.GetTempFileName();
        File.WriteAllText(secret, "别处的文字");
        try
        {
            var document = Reading.Of(Odt("", content:
                $"<text:p>正文<draw:frame svg:width=\"5cm\" svg:height=\"5cm\"><draw:image xlink:href=\"http://{server.LocalEndpoint}/a.png\" "
                + $"xlink:actuate=\"onLoad\"/></draw:frame></text:p>"
                + $"<text:section text:name=\"s\"><text:section-source xlink:href=\"file://{secret}\"/><text:p>旧文</text:p></text:section>"));

            Assert.Equal(["正文", "旧文"], Reading.Paragraphs(document));
            Assert.False(server.Pending());
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [ToolTheory("soffice", needsShared: true)]
    [InlineData("hengshan-2024.odt", "odt", "hengshan-2024")]
    [InlineData("miluo-2023.rtf", "rtf", "miluo-2023")]
    [InlineData("misnamed/c.doc", "rtf", "hengshan-2024")]
    [InlineData("misnamed/e.doc", "odt", "hengshan-2024")]
    public void RealDocument_HasEverySpanAndText(string file, string format, string truth)
    {
        var document = Reading.OfFile(SharedFiles.PathOf("samples/word/" + file));

        Assert.Equal(format, document.Format);
        Assert.Equal(TruthTable.Cells(truth), TruthTable.Cells(document));
    }

    [SharedTheory]
    [InlineData("random-bytes.doc", "unknown_format")]
    [InlineData("truncated.doc", "damaged")]
    public void HostileFile_IsRejected(string file, string code)
    {
        var result = new DocumentReader().ReadFile(SharedFiles.PathOf("samples/hostile/" + file), new ReaderLimits(), CancellationToken.None).Result;

        Assert.Equal(code, Assert.IsType<ReadResult.Rejected>(result).Reason.Code);
    }

    [SharedTheory]
    [InlineData("d.doc")]
    [InlineData("g.doc")]
    public void PageNamedDoc_IsReadAsPage(string file)
    {
        var document = Reading.OfFile(SharedFiles.PathOf("samples/word/misnamed/" + file));

        Assert.Equal("html", document.Format);
        Assert.Equal(TruthTable.Cells("hengshan-2024"), TruthTable.Cells(document));
    }

    private static string Outcome(ReadResult result) => result switch
    {
        ReadResult.Read(var document) => document.Format,
        ReadResult.Rejected(var reason) => reason.Code,
        _ => throw new InvalidOperationException(),
    };

    private static ReadResult ReadWithout(byte[] content)
    {
        var reader = new DocumentReader([new OfficeReader(null)]);
        return reader.Read(content, new ReaderLimits(), CancellationToken.None);
    }

    /// <summary>The type comes first and is stored as it is, so that it can be seen from outside (OpenDocument 1.2, part 3).</summary>
    private static byte[] Odt(string rows, string manifest = "", string content = "")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in OdtParts(rows, manifest, content))
            {
                using var entry = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static (string Name, string Text)[] OdtParts(string rows, string manifest, string content) => [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml",
            "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
            + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
            + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
            + "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
            + "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" office:version=\"1.2\"><office:body><office:text>"
            + $"{content}{(rows.Length == 0 ? "" : $"<table:table><table:table-column/>{rows}</table:table>")}</office:text></office:body></office:document-content>"),
        ("META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
            + "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>"
            + $"<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\">{manifest}</manifest:file-entry></manifest:manifest>"),
    ];
}

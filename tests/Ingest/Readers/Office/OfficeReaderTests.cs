using PerfEval.Ingest.Readers;

namespace PerfEval.Ingest.Tests.Readers.Office;

public sealed class OfficeReaderTests
{
    [ToolTheory("soffice", needsShared: true)]
    [InlineData("hengshan-2024.doc", "doc", "hengshan-2024")]
    [InlineData("hengshan-2024.odt", "odt", "hengshan-2024")]
    [InlineData("miluo-2023.doc", "doc", "miluo-2023")]
    [InlineData("miluo-2023.rtf", "rtf", "miluo-2023")]
    [InlineData("misnamed/a.wps", "doc", "hengshan-2024")]
    [InlineData("misnamed/c.doc", "rtf", "hengshan-2024")]
    [InlineData("misnamed/e.doc", "odt", "hengshan-2024")]
    public void RealDocument_HasEverySpanAndText(string file, string format, string truth)
    {
        var document = Reading.OfFile(SharedFiles.PathOf("samples/word/" + file));

        Assert.Equal(format, document.Format);
        Assert.Equal(TruthTable.Cells(truth), TruthTable.Cells(document));
    }

    [ToolTheory("soffice", needsShared: true)]
    [InlineData("random-bytes.doc", "unknown_format")]
    [InlineData("truncated.doc", "damaged")]
    public void HostileFile_IsRejected(string file, string code)
    {
        var result = new DocumentReader().ReadFile(SharedFiles.PathOf("samples/hostile/" + file), new ReaderLimits(), CancellationToken.None).Result;

        Assert.Equal(code, Assert.IsType<ReadResult.Rejected>(result).Reason.Code);
    }
}

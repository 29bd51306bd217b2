using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Doc;

namespace PerfEval.Ingest.Tests.Readers.Doc;

public sealed class DocRejectionTests
{
    private static readonly byte[] s_fixture = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "staffing.doc"));

    [Fact]
    public void EncryptedFile_NeedsAPassword() => Assert.Equal("password", Reading.Rejected(new DocFile { Flags = 0x0300 }.P("甲").Bytes()).Code);

    [Fact]
    public void FileOfWord95_IsNamed() => Assert.Equal("old_word", Reading.Rejected(new DocFile { Version = 104 }.P("甲").Bytes()).Code);

    [Fact]
    public void StreamNames_HaveNoCase() => Assert.Equal(["甲"], Reading.Paragraphs(Reading.Of(new DocFile().P("甲").Bytes("WORDDOCUMENT"))));

    [Fact]
    public void FileThatWasCutOff_IsDamaged()
    {
        // The directory is whole, the text is not: it lies behind.
        foreach (var length in Enumerable.Range(1, (s_fixture.Length / 512) - 1).Select(sectors => sectors * 512))
            Assert.Equal(
                "damaged",
                Assert.IsType<ReadResult.Rejected>(
                    new DocReader().Read(s_fixture.AsMemory(0, length), new ReaderLimits(), CancellationToken.None)).Reason.Code);
    }

    [Theory]
    [InlineData(12, 900)]
    [InlineData(0x1A2, 8)]
    public void DamagedOffsets_NeverGiveAnEmptyOrGarbledDocument(int at, int count)
    {
        var changed = (byte[])s_fixture.Clone();
        changed.AsSpan(changed.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xEC, 0xA5]) + at, count).Fill(0xFF);

        Assert.Equal("damaged", Assert.IsType<ReadResult.Rejected>(new DocReader().Read(changed, new ReaderLimits(), CancellationToken.None)).Reason.Code);
    }

    /// <summary>Pieces may share their bytes: eight bytes of table for as much text as the whole file.</summary>
    [Fact]
    public void PiecesLongerThanTheFile_AreNotFollowed()
    {
        var file = new DocFile().P(new string('甲', 300));
        var bytes = file.Bytes();
        var at = bytes.AsSpan().IndexOf(file.Parts[33]);
        BitConverter.GetBytes(int.MaxValue).CopyTo(bytes, at + 9);

        Assert.Equal("damaged", Reading.Rejected(bytes).Code);
    }

    [Fact]
    public void TextIsCountedAgainstTheLimit() =>
        Assert.Equal("too_complex", Reading.Rejected(new DocFile().P("一二三四").Bytes(), new ReaderLimits { MaxTextChars = 3 }).Code);

    [Fact]
    public void Cancelling_EndsTheReading()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => new DocReader().Read(s_fixture, new ReaderLimits(), cancelled.Token));
    }
}

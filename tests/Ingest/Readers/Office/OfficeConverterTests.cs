using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Office;
using PerfEval.Ingest.Tests.Readers.Docx;

namespace PerfEval.Ingest.Tests.Readers.Office;

/// <summary>A shell script in the place of soffice does what the real one does only now and then.</summary>
[Collection("soffice")]
public sealed class OfficeConverterTests : IDisposable
{
    private static readonly FormatName s_rtf = new("rtf", "RTF 文档", "an RTF document");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-test-");
    private readonly string _hanging = $"sleep 98765.{Environment.ProcessId}";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void FileThatHangs_IsStoppedAlone_AndTheOthersAreConverted()
    {
        var results = Convert(["one", "two", "HANG", "four", "five"], new ReaderLimits { MaxTime = TimeSpan.FromSeconds(3) });

        Assert.Equal(["docx", "docx", "stalled", "docx", "docx"], results);
        Assert.Empty(Leftovers.Processes(_hanging.Replace(' ', '\0')));
        Assert.Empty(Leftovers.Folders("convert"));
    }

    [Fact]
    public void FileThatEndsTheCall_IsDamaged_AndTheOthersAreConverted() =>
        Assert.Equal(["docx", "damaged", "docx", "docx"], Convert(["one", "CRASH", "three", "four"], new ReaderLimits()));

    [Fact]
    public void ConverterThatFallsOver_IsNotTheFilesFault()
    {
        var results = Convert(["one", "KILLED", "three"], new ReaderLimits());

        Assert.Equal(["docx", "converter_failed", "docx"], results);
        Assert.True(Rejections.IsOfThisMachine(Rejections.ConverterFailed("LibreOffice", 137)));
    }

    [Fact]
    public void HalfAResult_IsNone() => Assert.Equal(["docx", "damaged"], Convert(["one", "HALF"], new ReaderLimits()));

    [Fact]
    public void ManyFiles_KeepTheirOrder() =>
        Assert.All(
            Convert([.. Enumerable.Range(0, 70).Select(i => i == 41 ? "CRASH" : "x")], new ReaderLimits()).Index(),
            one => Assert.Equal(one.Index == 41 ? "damaged" : "docx", one.Item));

    [ToolFact("soffice")]
    public void RealOne_IsKilledWithAllItsProcesses()
    {
        var converter = new OfficeConverter(PerfEval.Ingest.Tools.ExternalTools.Soffice.Find()!);
        // A short text may be done before it can be killed.
        var @long = Encoding.ASCII.GetBytes("{\\rtf1 " + string.Concat(Enumerable.Repeat("a\\par ", 1_000_000)) + "}");
        var result = converter.Convert([new OfficeFile(s_rtf, @long)], new ReaderLimits { MaxTime = TimeSpan.FromMilliseconds(300) }, CancellationToken.None);

        Assert.Equal("stalled", Assert.Single(result).Problem?.Code);
        Assert.Empty(Leftovers.Processes($"{Path.GetTempPath()}perfeval-{Environment.ProcessId}-convert"));
        Assert.Empty(Leftovers.Folders("convert"));
    }

    // Its self-test of drawing takes longer than all else that a call of one file does.
    [ToolFact("soffice")]
    public void RealOne_DoesNotTestItsDrawing()
    {
        var converter = new OfficeConverter(PerfEval.Ingest.Tools.ExternalTools.Soffice.Find()!);
        Assert.NotNull(Assert.Single(converter.Convert([new OfficeFile(s_rtf, "{\\rtf1 a}"u8.ToArray())], new ReaderLimits(), CancellationToken.None)).Docx);

        var profile = OfficeProfile.Take();
        Assert.True(File.Exists(Path.Combine(profile.Folder, "user", "registrymodifications.xcu")));
        Assert.False(File.Exists(Path.Combine(profile.Folder, "user", "GraphicsRenderTests.log")));
        profile.GiveBack();
    }

    [Fact]
    public void Cancelling_KillsAndThrows()
    {
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.ThrowsAny<OperationCanceledException>(() => Convert(["HANG"], new ReaderLimits(), cancelled.Token));
        Assert.Empty(Leftovers.Processes(_hanging.Replace(' ', '\0')));
    }

    private string[] Convert(string[] texts, ReaderLimits limits, CancellationToken ct = default)
    {
        var docx = Path.Combine(_folder.FullName, "result.docx");
        File.WriteAllBytes(docx, DocxFile.With(DocxFile.P("甲")));
        var script = Script.Write(
            _folder, "soffice",
            $$"""
            while [ "$1" != --outdir ]; do shift; done
            out=$2; shift 2; mkdir -p "$out"
            for file; do
                name=$(basename "$file" .rtf)
                case $(cat "$file") in
                    HANG) {{_hanging}} & wait ;;
                    CRASH) exit 0 ;;
                    KILLED) exit 137 ;;
                    HALF) head -c 100 {{docx}} >"$out/$name.docx" ;;
                    *) cp {{docx}} "$out/$name.docx" ;;
                esac
            done
            """);
        var files = texts.Select(text => new OfficeFile(s_rtf, Encoding.ASCII.GetBytes(text))).ToList();
        return [.. new OfficeConverter(script).Convert(files, limits, ct).Select(result => result.Problem?.Code ?? "docx")];
    }
}

using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Misreads;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Closures;

/// <summary>已印证 is worth its name: a proved number of a sample that is misread is proved no longer. All of them, and more planted: Benchmarks proof.</summary>
public sealed class MisreadTests
{
    private static readonly Recogniser s_recogniser = new(Repository.Vocabulary, Repository.Divisions, CorrectionBook.Empty);

    [Theory]
    [InlineData("pingjiang-2023.docx")]
    [InlineData("zhongjiang-2023.html")]
    [InlineData("lixian-2023.xlsx")]
    [InlineData("taoyuan-2023.txt")]
    [InlineData("qingshen-2023.docx")]
    public void ProvedNumber_ReadAsAnotherOne_FailsAnEquation(string file)
    {
        var document = Read(file);
        var count = new MisreadCount();
        count.Add(file, document, Recognise(document), step: 3);

        Assert.Empty(count.Missed);
        Assert.InRange(count.Tried, 100, int.MaxValue);
    }

    [Fact]
    public void PlantedMisreads_AreNeverProved()
    {
        var planted = new PlantedMisreads(seed: 2024);
        foreach (var file in new[] { "pingjiang-2023.docx", "gulou-fuzhou-2023.html", "daying-2023.docx", "huarong-xiangyin-2023.txt" })
            planted.Plant(file, Read(file), Recognise, count: 40);

        Assert.Empty(planted.StillProved);
        Assert.InRange(planted.Planted, 100, int.MaxValue);
        Assert.Equal(6, planted.Kinds.Count);
    }

    private static Document Read(string file) =>
        Assert.IsType<ReadResult.Read>(
            new DocumentReader().ReadFile(Path.Combine(AppContext.BaseDirectory, "samples", file), new ReaderLimits(), CancellationToken.None).Result).Document;

    private static RecognisedDocument Recognise(Document document) => s_recogniser.Recognise("", document, new SourceHint("sample"), CancellationToken.None);
}

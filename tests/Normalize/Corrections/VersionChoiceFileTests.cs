using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Corrections;

public sealed class VersionChoiceFileTests
{
    private const string Sha = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private const string Entry = $"- unit: 甲县测试局\n  year: 2023\n  sha256: {Sha}\n  who: 审核组\n  why: 终稿误传\n  date: 2024-06-01\n";

    [Fact]
    public void Entry_IsReadAsWritten()
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", Entry);

        var choice = Assert.Single(VersionChoices.Load(folder.Path));
        Assert.Equal(("甲县测试局", 2023, Sha, new DateOnly(2024, 6, 1)), (choice.Unit, choice.Year, choice.Sha256, choice.Date));
    }

    [Theory]
    [InlineData("year: 2023", "year: 二〇二三", "a.yaml (1,")]
    [InlineData("who: 审核组", "whom: 审核组", "a.yaml (4,3)")]
    [InlineData("why: 终稿误传", "why: ", "a.yaml (1,")]
    [InlineData("sha256: a", "sha256: g", "a.yaml (1,")]
    [InlineData("date: 2024-06-01", "date: 2024-13-01", "a.yaml (1,")]
    public void FaultyEntry_IsNamedWithFileAndPlace(string good, string bad, string place)
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", Entry.Replace(good, bad, StringComparison.Ordinal));

        Assert.Contains(place, Assert.Throws<InvalidDataException>(() => VersionChoices.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoOriginalsForOneReport_AreRefused_AndBothFilesNamed()
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", Entry);
        folder.Write("b.yaml", Entry.Replace("aaa", "bbb", StringComparison.Ordinal));

        var message = Assert.Throws<InvalidDataException>(() => VersionChoices.Load(folder.Path)).Message;
        Assert.Contains("b.yaml (1,", message, StringComparison.Ordinal);
        Assert.Contains("a.yaml", message, StringComparison.Ordinal);
    }
}

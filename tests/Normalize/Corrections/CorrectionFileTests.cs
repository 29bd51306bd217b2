using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Corrections;

public sealed class CorrectionFileTests
{
    private const string Sha = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private const string Entry =
        $"- sha256: {Sha}\n  cell: {{table: 1, row: 2, col: 3}}\n  value: \"0.50\"\n  was: ~\n  who: 张\n  why: 印错\n  date: 2026-03-01\n";

    [Fact]
    public void Entry_IsReadAsWritten()
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", Entry);

        var correction = Assert.Single(CorrectionBook.Load(folder.Path).All);
        Assert.Equal((Sha, 1, 2, 3, "0.50", null, new DateOnly(2026, 3, 1)),
            (correction.Sha256, correction.TableNo, correction.Row, correction.Col, correction.Value, correction.Was, correction.Date));
    }

    [Theory]
    [InlineData("who: 张", "who: 张\n  who: 李", "a.yaml (6,")]
    [InlineData("who: 张", "whom: 张", "a.yaml (5,3)")]
    [InlineData("col: 3", "column: 3", "a.yaml (2,")]
    [InlineData("col: 3", "col: three", "a.yaml (2,")]
    [InlineData("col: 3", "col: -3", "a.yaml (2,")]
    [InlineData("value: \"0.50\"", "value: [0.50]", "a.yaml (3,")]
    [InlineData("value: \"0.50\"", "value: ", "a.yaml: 第 1 条")]
    public void FaultyEntry_IsNamedWithFileAndPlace(string good, string bad, string place)
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", Entry.Replace(good, bad, StringComparison.Ordinal));

        Assert.Contains(place, Assert.Throws<InvalidDataException>(() => CorrectionBook.Load(folder.Path)).Message, StringComparison.Ordinal);
    }
}

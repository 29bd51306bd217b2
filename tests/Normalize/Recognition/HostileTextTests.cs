using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Recognition;

/// <summary>
/// Text that makes a pattern try again and again. Each of these took minutes, or would not have ended at all, before its pattern or loop was
/// mended; what is held is that they end, and with the right answer.
/// </summary>
public sealed class HostileTextTests
{
    [Fact]
    public void NumeralsAsAUnit_AreTriedOnce() =>
        Assert.Equal(new string('一', 34) + "甲局", UnitName.InTitle(new string('一', 34) + "甲局2023年度部门整体支出绩效自评报告"));

    [Fact]
    public void WordsBeforeAnAmount_AreTakenOffOnce() =>
        Assert.Equal(5m, Assert.Single(Reading.Report($"基本支出{string.Concat(Enumerable.Repeat("约为", 20_000))}甲5万元。").All<NarrativeFigure>()).Value.Value);

    [Fact]
    public void AmountsOfOneSentence_AreEachLookedAtOnce() =>
        Assert.Equal(30_000, Reading.Report(string.Concat(Enumerable.Repeat("其中：办公费5万元，", 30_000))).All<NarrativeFigure>().Count);

    [Fact]
    public void AmountsBehindOneColon_AreOneList() =>
        Assert.Equal(20_000, Reading.Report("资金使用情况为：" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"办公费{i}万元；"))).All<NarrativeItem>().Count);

    [Theory]
    [InlineData("填表人", " ", "某", "填表人")]
    [InlineData("联系电话", " ", "某", "联系电话")]
    public void BlanksBehindALabel_AreReadOnce(string label, string blank, string end, string begins) =>
        Assert.StartsWith(
            begins, MaskedText.Of("1234567890 " + label + string.Concat(Enumerable.Repeat(blank, 100_000)) + end).Value[11..], StringComparison.Ordinal);

    [Fact]
    public void WordWithoutEnd_IsNoMailAddress() =>
        Assert.EndsWith(" ＊＊＊", MaskedText.Of(new string('某', 300_000) + " a.b@c.example").Value, StringComparison.Ordinal);

    [Fact]
    public void LettersWithoutEnd_AreNoMailAddress() => Assert.Equal(300_000, MaskedText.Of(new string('a', 300_000)).Value.Length);

    [Fact]
    public void MailAddressesSideBySide_AreAllMasked() => Assert.Equal("＊＊＊＊＊＊", MaskedText.Of("a@b.example+c@d.example").Value);

    [Fact]
    public void ContactsInEveryRow_AreFound()
    {
        var table = new Table { Cells = [.. Enumerable.Range(0, 60_000).SelectMany(i => new[] { new Cell(i, 0, 1, 1, "联系人"), new Cell(i, 1, 1, 1, "某某某") })] };

        var cells = Reading.Of(table).Cells;

        Assert.Equal(60_000, cells.Count(cell => cell.Cell.Col == 1 && cell.Text.Value == "＊＊"));
    }
}

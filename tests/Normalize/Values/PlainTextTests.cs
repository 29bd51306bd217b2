using FsCheck;
using FsCheck.Fluent;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Values;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("年 初\n预算\u3000数", "年初预算数")]
    [InlineData(" GDP \n 增长 ", "GDP增长")]
    [InlineData("New\nTown", "New Town")]
    [InlineData("\u3000\n", null)]
    public void Unwrap_RemovesLayoutOnly(string printed, string? stored) => Assert.Equal(stored, PlainText.Unwrap(printed));

    [Theory]
    [InlineData("㎡", "m2")]
    [InlineData("５０①", "50(1)")]
    [InlineData("10²", "10^2")]
    [InlineData("m²", "m2")]
    [InlineData("≧⩽", "≥≤")]
    public void Fold_UnifiesSpellingsWithoutMakingNumbers(string printed, string folded) => Assert.Equal(folded, PlainText.Fold(printed));

    [Fact]
    public void Fold_OfDamagedText_LeavesOnlyTheDamageAsItIs() => Assert.Equal("9\uD800", PlainText.Fold("９\uD800"));

    [Fact]
    public void Fold_Twice_ChangesNothingMore() =>
        Prop.ForAll<string>(text => text is null || PlainText.Fold(PlainText.Fold(text)) == PlainText.Fold(text)).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Fold_LeavesNoWhitespaceButBlanks()
    {
        var kinds = Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(c => (char)c).Where(char.IsWhiteSpace).ToList();

        Assert.True(kinds.Count > 20);
        Assert.All(kinds, c => Assert.Equal("甲 乙", PlainText.Fold($"甲{c}乙")));
    }

    [Fact]
    public void Fold_OfEveryUnifiedIdeograph_IsWhatNfkcMakesOfIt() =>
        Assert.All(
            Enumerable.Range('\u4E00', '\u9FFF' - '\u4E00' + 1)
                .Select(c => ((char)c).ToString())
                .Append("、")
                .Append("。")
                .Append("“")
                .Append("”")
                .Append("《")
                .Append("》"),
            c => Assert.Equal(c.Normalize(System.Text.NormalizationForm.FormKC), PlainText.Fold(c)));

    [Fact]
    public void Fold_OfEveryCharacterAmongOthers_IsWhatNfkcMakesOfThem()
    {
        const string own = "≧⩾≦⩽⋯−﹣–‒\u200B\uFEFF①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
        var texts = Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(c => (char)c)
            .Where(c => !char.IsSurrogate(c) && c < '\uFFFE' && !char.IsWhiteSpace(c) && !own.Contains(c, StringComparison.Ordinal))
            .Select(c => $"e{c}か")
            .Where(t => !t.Normalize(System.Text.NormalizationForm.FormKC).Any(c => own.Contains(c, StringComparison.Ordinal)));

        Assert.All(texts, t => Assert.Equal(t.Normalize(System.Text.NormalizationForm.FormKC), PlainText.Fold(t)));
    }
}

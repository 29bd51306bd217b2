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
    public void Fold_OfDamagedText_DoesNotThrow() => Assert.Equal("９\uD800", PlainText.Fold("９\uD800"));

    [Fact]
    public void Fold_Twice_ChangesNothingMore() =>
        Prop.ForAll<string>(text => text is null || PlainText.Fold(PlainText.Fold(text)) == PlainText.Fold(text)).Check(Config.QuickThrowOnFailure);
}

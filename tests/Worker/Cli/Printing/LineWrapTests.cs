using PerfEval.Worker.Cli.Printing;

namespace PerfEval.Worker.Tests.Cli.Printing;

public sealed class LineWrapTests
{
    private static readonly CharacterWidth s_width = new(ambiguousIsWide: false);

    [Theory]
    [InlineData("short", 10, new[] { "short" })]
    [InlineData("two words", 5, new[] { "two", "words" })]
    [InlineData("abcdefghij", 4, new[] { "abcd", "efgh", "ij" })]
    [InlineData("年初预算数", 4, new[] { "年初", "预算", "数" })]
    [InlineData("年初预算数", 5, new[] { "年初", "预算", "数" })]
    [InlineData("共1054.88万元", 9, new[] { "共1054.88", "万元" })]
    [InlineData("预算 1054.88", 9, new[] { "预算", "1054.88" })]
    [InlineData("a\nb", 10, new[] { "a", "b" })]
    public void Text_BreaksWhereAReaderExpects(string text, int limit, string[] expected) =>
        Assert.Equal(expected, LineWrap.Wrap(text, limit, s_width));

    [Fact]
    public void CombiningMarksAndSurrogates_AreNotSeparated() =>
        Assert.Equal(["𠮷", "𠮷", "e\u0301e\u0301"], LineWrap.Wrap("𠮷𠮷e\u0301e\u0301", 3, s_width).Select(l => l.Trim()));
}

using PerfEval.Worker.Cli.Printing;

namespace PerfEval.Worker.Tests.Cli.Printing;

public sealed class CharacterWidthTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("年初预算", 8)]
    [InlineData("（万元）", 8)]
    [InlineData("e\u0301", 1)]
    [InlineData("\u200B", 0)]
    [InlineData("𠮷", 2)]
    [InlineData("ｱ", 1)]
    [InlineData("한글", 4)]
    [InlineData("≥90%", 4)]
    public void Width_CountsTerminalColumns(string text, int expected) =>
        Assert.Equal(expected, new CharacterWidth(ambiguousIsWide: false).Of(text));

    [Theory]
    [InlineData("≥90%", 5)]
    [InlineData("“三公”", 8)]
    [InlineData("é", 2)]
    [InlineData("abc", 3)]
    public void AmbiguousCharacters_AreWideWhenTheTerminalSaysSo(string text, int expected) =>
        Assert.Equal(expected, new CharacterWidth(ambiguousIsWide: true).Of(text));
}

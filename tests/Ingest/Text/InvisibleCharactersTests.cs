using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Tests.Text;

public sealed class InvisibleCharactersTests
{
    [Theory]
    [InlineData("养护\u00AD里程", "养护里程", 1)]
    [InlineData("\u200E120.50\u200E", "120.50", 2)]
    [InlineData("\u202D130.25\u202C", "130.25", 2)]
    [InlineData("\uFEFF125\u200B.7\u20605", "125.75", 3)]
    [InlineData("125.75\uFE0F", "125.75", 1)]
    [InlineData("甲\u3164乙", "甲 乙", 1)]
    [InlineData("甲乙", "甲乙", 0)]
    public void CharactersWithoutInk_AreTakenOut(string text, string seen, int removed)
    {
        Assert.Equal(seen, InvisibleCharacters.Remove(text, out var count));
        Assert.Equal(removed, count);
    }

    [Fact]
    public void TurnedText_ReadsAsItShows() => Assert.Equal("共125.75元", InvisibleCharacters.Remove("共\u202E57.521\u202C元", out _));

    [Theory]
    [InlineData("\u00AD5.2")]
    [InlineData("（\u00AD5.2）")]
    public void SoftHyphenThatMayBeASign_Stays(string text) => Assert.Equal(text, InvisibleCharacters.Remove(text, out _));
}

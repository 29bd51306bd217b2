using PerfEval.Ingest.Text;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Ingest.Tests.Text;

public sealed class StrictYamlTests
{
    [Theory]
    [InlineData("[", 60_000)]
    [InlineData("{a: ", 60_000)]
    [InlineData("- ", 60_000)]
    [InlineData("[", StrictYaml.MaxDepth + 1)]
    public void DepthBeyondTheLimit_IsRefusedWithItsPlace(string opening, int times)
    {
        var wrong = Assert.Throws<StrictYamlException>(() => StrictYaml.Read("a: 1\nb: \n  " + string.Concat(Enumerable.Repeat(opening, times))));

        Assert.Equal(3, wrong.Line);
        Assert.Contains($"deeper than {StrictYaml.MaxDepth}", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DepthAtTheLimit_IsRead() =>
        Assert.IsType<YamlSequenceNode>(StrictYaml.Read(new string('[', StrictYaml.MaxDepth) + new string(']', StrictYaml.MaxDepth)));

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", 3)]
    [InlineData("x:\n  a: 1\n  a: 2", 3)]
    [InlineData("a: 1\n---\nb: 2", 2)]
    // What is left open is missed at the end, which counts as a line of its own.
    [InlineData("a: 1\nb: [1, 2", 3)]
    [InlineData("a: 1\nb: \"x", 2)]
    public void WhatIsNoSuchDocument_IsRefusedWithItsLine(string text, int line) =>
        Assert.Equal(line, Assert.Throws<StrictYamlException>(() => StrictYaml.Read(text)).Line);

    [Fact]
    public void TooLargeAText_IsRefusedUnread() =>
        Assert.Contains(
            "characters", Assert.Throws<StrictYamlException>(() => StrictYaml.Read(new string(' ', StrictYaml.MaxChars + 1))).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a remark\n")]
    public void TextWithoutADocument_IsNull(string text) => Assert.Null(StrictYaml.Read(text));

    [Fact]
    public void WordGroups_AreReadWithEmptyOnesKept()
    {
        var groups = WordGroups.Read("a:\n  in: [x, \"y \"]\n  out:\nb:\n");

        Assert.Equal(["x", "y "], groups["a"]["in"]);
        Assert.Empty(groups["a"]["out"]);
        Assert.Empty(groups["b"]);
    }

    [Theory]
    [InlineData("a:\n  in: x", 2, "list")]
    [InlineData("a: [x]", 1, "keys")]
    [InlineData("a:\n  in:\n    - x\n    - [y]", 4, "text")]
    [InlineData("a:\n  in: [x, ~, '']", 2, "text")]
    public void WordGroupsOfAnotherShape_AreRefusedWithTheirLine(string text, int line, string what)
    {
        var wrong = Assert.Throws<StrictYamlException>(() => WordGroups.Read(text));

        Assert.Equal(line, wrong.Line);
        Assert.Contains(what, wrong.Message, StringComparison.Ordinal);
    }
}

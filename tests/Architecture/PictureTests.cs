namespace PerfEval.Architecture.Tests;

public sealed class PictureTests
{
    /// <summary>docs/architecture.md shows the rooms as they are; this prints them where the two differ.</summary>
    [Fact]
    public void Picture_IsThatOfTheCode()
    {
        var picture = string.Concat(RoomTests.BottomUp.Select(project => Rooms.Load(RoomTests.Of(project)).Picture(project)));
        var document = File.ReadAllText(Path.Combine(RoomTests.Root(), "docs", "architecture.md"));

        Assert.True(document.Contains($"```text\n{picture}```", StringComparison.Ordinal), $"docs/architecture.md lacks this picture:\n{picture}");
    }
}

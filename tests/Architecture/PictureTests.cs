namespace PerfEval.Architecture.Tests;

public sealed class PictureTests
{
    /// <summary>docs/architecture.md shows the rooms as they are; this prints the lines in which the two differ.</summary>
    [Fact]
    public void Picture_IsThatOfTheCode()
    {
        var picture = string.Concat(RoomTests.BottomUp.Select(project => Rooms.Load(RoomTests.Of(project)).Picture(project)));
        var document = File.ReadAllText(Path.Combine(RoomTests.Root(), "docs", "architecture.md"));

        const string Fence = "```text\n";
        var start = document.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        var shown = document[start..document.IndexOf("```", start, StringComparison.Ordinal)];
        Assert.True(shown == picture, $"docs/architecture.md, - as it stands and + as the code is:\n{Difference(shown.Split('\n'), picture.Split('\n'))}");
    }

    // A line may be there under several folders: what comes before it tells which is meant, and the order is the picture's.
    private static string Difference(string[] old, string[] now)
    {
        var first = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var last = old.Reverse().Zip(now.Reverse()).TakeWhile(pair => pair.First == pair.Second).Take(Math.Min(old.Length, now.Length) - first).Count();
        return string.Join('\n', [.. old[first..^last].Select(line => $"- {line}"), .. now[first..^last].Select(line => $"+ {line}")]);
    }
}

using System.Text.RegularExpressions;

namespace PerfEval.Architecture.Tests;

/// <summary>What .editorconfig has no rule for.</summary>
public sealed partial class StyleTests
{
    [Fact]
    public void CancellationToken_IsCalledCt()
    {
        var others = Files("src").SelectMany(file => File.ReadLines(file).SelectMany((line, i) =>
            Token().Matches(line).Select(match => $"{Shown(file)}:{i + 1}: {match.Groups["name"].Value}"))).ToList();

        Assert.True(others.Count == 0, string.Join('\n', others));
    }

    [Fact]
    public void Lines_EndAtColumn160()
    {
        var longer = Files("src", "tests")
            .SelectMany(file => OutsideTexts(File.ReadAllLines(file))
                .Where(line => Words().Replace(line.Text, "").Length > 160)
                .Select(line => $"{Shown(file)}:{line.Number}: {line.Text.Length}"))
            .ToList();

        Assert.True(longer.Count == 0, string.Join('\n', longer));
    }

    private static IEnumerable<string> Files(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RoomTests.Root(), folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal));

    private static string Shown(string file) => Path.GetRelativePath(RoomTests.Root(), file);

    // A pattern or a sentence is not cut where a column ends.
    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Words();

    /// <summary>Lines that are not inside a text of several lines, whose own lines are what they are.</summary>
    private static IEnumerable<(int Number, string Text)> OutsideTexts(string[] lines)
    {
        var inText = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!inText)
                yield return (i + 1, lines[i]);
            if (TextMark().Count(lines[i]) % 2 == 1)
                inText = !inText;
        }
    }

    [GeneratedRegex("\"\"\"+")]
    private static partial Regex TextMark();

    // Parameters, not the fields of structures that keep one.
    [GeneratedRegex(@"\bCancellationToken (?<name>(?!ct\b)[a-z]\w*)(?=[,)])", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}

using System.Text.RegularExpressions;

namespace PerfEval.Architecture.Tests;

/// <summary>What .editorconfig has no rule for.</summary>
public sealed partial class StyleTests
{
    [Fact]
    public void CancellationToken_IsCalledCt()
    {
        var others = Directory.EnumerateFiles(Path.Combine(RoomTests.Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal))
            .SelectMany(file => Token().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Groups["name"].Value}"));

        Assert.Empty(others);
    }

    // Parameters, not the fields of structures that keep one.
    [GeneratedRegex(@"\bCancellationToken (?<name>(?!ct\b)[a-z]\w*)(?=[,)])", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}

using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;

namespace PerfEval.Worker.Web;

/// <summary>Paths that somebody hands in.</summary>
internal static partial class HandedPaths
{
    /// <summary>More are handed in as their folder.</summary>
    private const int MostPaths = 10_000;

    /// <summary>Longer ones no file system takes.</summary>
    private const int LongestPath = 4096;

    /// <returns>Why they are not taken; null where they are.</returns>
    public static Refusal? Problem(IReadOnlyList<string?>? paths, bool required)
    {
        if (paths is null or { Count: 0 })
            return required ? new Refusal("缺少 paths。", "paths is missing.") : null;
        if (paths.Count > MostPaths)
            return new Refusal($"paths 至多 {MostPaths} 个。", $"At most {MostPaths} paths at one time.");
        for (var i = 0; i < paths.Count; i++)
        {
            if (paths[i] is not { Length: > 0 and <= LongestPath } path || !Path.IsPathFullyQualified(path) || Unclear().IsMatch(path))
                return new Refusal($"第 {i + 1} 个路径须为绝对路径，无 ..，无控制字符。", $"Path {i + 1} must be absolute, without .. and control characters.");
            if (SpecialFile.Problem(path, RealPath.Of(path) ?? path) is { } special)
                return new Refusal($"第 {i + 1} 个路径：{special.Chinese}", $"Path {i + 1}: {special.English}");
        }

        return null;
    }

    [GeneratedRegex(@"(?:^|[/\\])\.\.(?:[/\\]|$)|\p{Cc}", RegexOptions.CultureInvariant)]
    private static partial Regex Unclear();
}

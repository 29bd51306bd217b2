using System.Text.RegularExpressions;

namespace PerfEval.Benchmarks.Damages;

/// <summary>Files of a data home that are alike, and one that stands for them.</summary>
/// <param name="Name">Of all of them: numbers and hashes left open.</param>
/// <param name="Path">Of the one, within the home.</param>
internal sealed partial record HomePart(string Name, string Path)
{
    // Marks of who works here, made by whoever comes next; what was set aside for a person, of which nothing is made.
    private static readonly Regex s_leftOut = LeftOut();

    /// <summary>Every kind of file below a home, the link of readers among them.</summary>
    /// <param name="current">File name of the generation that readers get, which is a kind of its own.</param>
    public static IReadOnlyList<HomePart> In(string home, string current) =>
    [
        .. Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(home, file))
            .Where(file => !s_leftOut.IsMatch(file))
                .Select(file => new HomePart(NameOf(file, current), file)).OrderBy(part => part.Path, StringComparer.Ordinal).DistinctBy(part => part.Name),
    ];

    private static string NameOf(string file, string current)
    {
        var stem = System.IO.Path.GetFileNameWithoutExtension(current) + ".";
        var named = file.Replace(stem, "perfeval.CURRENT.", StringComparison.Ordinal);
        named = ParquetFile().Replace(named, "$1/VIEW.parquet");
        return Number().Replace(Hash().Replace(named, "XX/SHA"), "N");
    }

    [GeneratedRegex(@"(^|/)[^/]*\.(lock|holder)$|(^|/)\.lock$|^archive/(tmp|quarantine|damaged|unnamed)/|^serve\.(json|token)$|-(wal|shm)$")]
    private static partial Regex LeftOut();

    [GeneratedRegex("(?<=[/-])[0-9a-f]{2}/[0-9a-f]{64}|[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex(@"(\.parquet)/.*\.parquet$")]
    private static partial Regex ParquetFile();

    [GeneratedRegex(@"\b[0-9]+\b")]
    private static partial Regex Number();
}

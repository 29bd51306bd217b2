using System.Security.Cryptography;
using System.Text;

namespace PerfEval.Worker.Publishing;

/// <summary>
/// perfeval.N.sha256: the hash of each file of a generation, as `sha256sum --check` takes it. Parquet, CSV and SQLite notice few changed bytes by themselves;
/// by this they are found here, and by whoever copied them.
/// </summary>
public static class GenerationSums
{
    public const string Kind = ".sha256";

    private const int HashChars = 64;
    private const string Gap = "  ";

    /// <summary>Of the files of a generation while they are unfinished, under the names that they will have.</summary>
    public static void Write(Generations generations, int number, IEnumerable<string> kinds)
    {
        ArgumentNullException.ThrowIfNull(generations);
        var lines = new StringBuilder();
        foreach (var kind in kinds)
        {
            var (unfinished, name) = (generations.UnfinishedPath(number, kind), Path.GetFileName(generations.PathOf(number, kind)));
            foreach (var file in Directory.Exists(unfinished)
                ? Directory.GetFiles(unfinished).Order(StringComparer.Ordinal)
                : File.Exists(unfinished) ? [unfinished] : Enumerable.Empty<string>())
                lines.Append(HashOf(file)).Append(Gap).Append(file == unfinished ? name : $"{name}/{Path.GetFileName(file)}").Append('\n');
        }

        File.WriteAllText(generations.UnfinishedPath(number, Kind), lines.ToString());
    }

    /// <returns>Paths of what is not as it was written, and whether something lies there; of a generation without a list nothing but that.</returns>
    public static IEnumerable<(string Path, bool IsThere)> Faults(Generations generations, int number, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(generations);
        var list = generations.PathOf(number, Kind);
        // The database is listed last: a list that was cut off ends before it.
        if (!File.Exists(list) || File.ReadAllLines(list) is var lines
            && !(Array.TrueForAll(lines, IsLine) && lines is [.., var last]
                && last.EndsWith(Gap + Path.GetFileName(generations.DatabasePath(number)), StringComparison.Ordinal)))
        {
            yield return (list, Path.Exists(list));
            yield break;
        }

        foreach (var line in lines)
        {
            ct.ThrowIfCancellationRequested();
            var path = Path.Combine(Path.GetDirectoryName(list)!, line[(HashChars + Gap.Length)..]);
            if (!File.Exists(path) || HashOf(path) != line[..HashChars])
                yield return (path, Path.Exists(path));
        }
    }

    // A name that leads elsewhere was not written here.
    private static bool IsLine(string line) =>
        line.Length > HashChars + Gap.Length && line[..HashChars].All(char.IsAsciiHexDigitLower)
            && line.AsSpan(HashChars).StartsWith(Gap, StringComparison.Ordinal)
            && !line.Contains("..", StringComparison.Ordinal) && !Path.IsPathRooted(line[(HashChars + Gap.Length)..]);

    private static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}

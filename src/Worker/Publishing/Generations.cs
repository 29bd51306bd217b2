using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Publishing;

/// <summary>
/// The folder published/: perfeval.N.duckdb and its companions, and perfeval.duckdb, a link to the generation that readers get. A link
/// is replaced in one step, so a reader finds the old generation or the new one, and what it has opened stays readable after it is deleted.
/// </summary>
public sealed partial class Generations(string folder)
{
    private const string Prefix = "perfeval.";
    private const string Database = ".duckdb";
    private const string Unfinished = ".unfinished";

    /// <summary>Whether the path is a generation's database, or a link to one.</summary>
    public static bool IsOne(string path) =>
        DatabaseName().IsMatch(Path.GetFileName(File.Exists(path) ? new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path));

    /// <summary>The link to the current generation.</summary>
    public string Link => Path.Combine(folder, "perfeval.duckdb");

    /// <summary>All complete generations, the newest first.</summary>
    public IReadOnlyList<Generation> All()
    {
        if (!Directory.Exists(folder))
            return [];
        var current = CurrentName();
        return
        [
            .. Directory.EnumerateFiles(folder, $"{Prefix}*{Database}")
                .Select(file => (File: file, Name: DatabaseName().Match(Path.GetFileName(file))))
                .Where(found => found.Name.Success)
                .Select(found => new Generation(
                    int.Parse(found.Name.Groups[1].ValueSpan, CultureInfo.InvariantCulture), found.File, Path.GetFileName(found.File) == current))
                .OrderByDescending(generation => generation.Number),
        ];
    }

    /// <summary>What readers get; null before the first publication.</summary>
    public Generation? Current() => All().FirstOrDefault(generation => generation.Current);

    /// <summary>The generation to compare with and to go back to: the current one, or the newest before it that can be read.</summary>
    /// <param name="broken">Databases that were passed over, and why.</param>
    public Generation? Newest(CancellationToken ct, out List<(string Path, string Why)> broken)
    {
        broken = [.. Folders().Select(path => (path, $"A folder lies at {path}."))];
        var current = Current();
        foreach (var generation in All().Where(one => current is null || one.Number <= current.Number))
        {
            if (DatabaseDamage.Of(generation.Path, ct) is not { } why)
                return generation;
            broken.Add((generation.Path, why));
        }

        return null;
    }

    /// <summary>Folders where databases of generations should be.</summary>
    public IReadOnlyList<string> Folders() =>
        [.. Names().Where(path => DatabaseName().IsMatch(Path.GetFileName(path)) && Directory.Exists(path)).Order(StringComparer.Ordinal)];

    /// <summary>Opens what readers get, by its own name: a link that is flipped meanwhile must not lead one reader to two generations.</summary>
    /// <returns>Null before the first publication, and where it is damaged.</returns>
    /// <param name="open">Opens the file of a name.</param>
    public (T Connection, Generation Generation)? OpenCurrent<T>(Func<string, T> open)
    {
        while (Current() is { } generation)
        {
            try
            {
                return (open(generation.Path), generation);
            }
            catch (DatabaseDamagedException) when (File.Exists(generation.Path))
            {
                return null;
            }
            catch (Exception e) when (e is FileNotFoundException or DbException && !File.Exists(generation.Path))
            {
                // It was flipped and pruned between the look and the opening: there is a newer one.
            }
        }

        return null;
    }

    /// <summary>A number above all that were ever used here, by databases that are gone as well: their companions may still lie there.</summary>
    public int Next() => Names().Append(new FileInfo(Link).LinkTarget ?? "").Select(name => AnyName().Match(Path.GetFileName(name)))
        .Where(name => name.Success).Select(name => int.Parse(name.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max() + 1;

    /// <summary>Where a file of a generation lies.</summary>
    /// <param name="kind">What follows the number: .duckdb, .parquet, .delta.csv, .state.db, .sha256.</param>
    public string PathOf(int number, string kind) => Path.Combine(folder, Name(number) + kind);

    public string DatabasePath(int number) => PathOf(number, Database);

    /// <summary>Where it is written until it is complete.</summary>
    public string UnfinishedPath(int number, string kind) => PathOf(number, kind) + Unfinished;

    /// <summary>From here on readers get this generation. What is no link, in the link's place, is set aside.</summary>
    public void PointTo(int number, TimeProvider clock)
    {
        var link = Link + Unfinished;
        Remove(link);
        if (Path.Exists(Link) && new FileInfo(Link).LinkTarget is null)
            Aside.Move(Link, Aside.Damaged, clock);
        File.CreateSymbolicLink(link, Name(number) + Database);
        File.Move(link, Link, overwrite: true);
    }

    /// <summary>Removes what an interrupted publication left.</summary>
    public void RemoveUnfinished()
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos($"{Prefix}*{Unfinished}*"))
            Remove(entry.FullName);
    }

    /// <summary>Keeps the newest generations and the current one.</summary>
    public void Prune(int keep)
    {
        foreach (var old in All().Skip(keep).Where(generation => !generation.Current))
        {
            // The database goes last: as long as it is there, the next publication finds the rest by its number.
            foreach (var entry in Directory.EnumerateFileSystemEntries(folder, $"{Name(old.Number)}.*").Where(path => path != old.Path).ToList())
                Remove(entry);
            File.Delete(old.Path);
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    private IEnumerable<string> Names() => Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder, $"{Prefix}*") : [];

    private string? CurrentName() => Path.GetFileName(new FileInfo(Link).LinkTarget);

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}");

    [GeneratedRegex(@"^perfeval\.([1-9][0-9]{0,8})\.duckdb$", RegexOptions.CultureInvariant)]
    private static partial Regex DatabaseName();

    [GeneratedRegex(@"^perfeval\.([1-9][0-9]{0,8})\.", RegexOptions.CultureInvariant)]
    private static partial Regex AnyName();
}

using System.Globalization;

namespace PerfEval.Worker.State;

/// <summary>What lies where something whole has to stand is never deleted: it gets another name beside its place, with the time.</summary>
public static class Aside
{
    public const string Damaged = "damaged";

    /// <param name="path">A file, a folder or a link, which is moved itself.</param>
    /// <param name="why">A word of the new name.</param>
    /// <returns>Where it lies now; null where nothing lay there.</returns>
    /// <exception cref="IOException">It could not be moved and is where it was.</exception>
    public static string? Move(string path, string why, TimeProvider clock)
    {
        var isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path) && new FileInfo(path).LinkTarget is null)
            return null;
        var kept = Name(path, why, clock);
        if (isFolder)
            Directory.Move(path, kept);
        else
            File.Move(path, kept);
        return kept;
    }

    // Twice within a second is seldom, and then the second gets a number.
    private static string Name(string path, string why, TimeProvider clock)
    {
        var name = $"{path}.{why}-{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{n}"))
            .First(free => !Path.Exists(free));
    }
}

namespace PerfEval.Ingest.Readers;

/// <summary>A path with every link in it followed, those of its folders too: where a file truly lies.</summary>
public static class RealPath
{
    /// <summary>As many as Linux follows.</summary>
    private const int MostLinks = 40;

    /// <returns>Null where links run in a circle or a part may not be looked at.</returns>
    public static string? Of(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        var (real, links) = (root, 0);
        var steps = new Stack<string>(Steps(full[root.Length..]));
        while (steps.TryPop(out var step))
        {
            if (step is ".")
            {
                continue;
            }

            if (step is "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }

            var next = Path.Combine(real, step);
            if (!TryLink(next, out var target) || (target is not null && ++links > MostLinks))
            {
                return null;
            }

            if (target is null)
            {
                real = next;
                continue;
            }

            if (Path.IsPathRooted(target))
            {
                real = root;
                target = target[Path.GetPathRoot(target)!.Length..];
            }

            foreach (var one in Steps(target))
            {
                steps.Push(one);
            }
        }

        return real;
    }

    /// <summary>Whether a real path is the folder or lies below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && (path.Length == folder.Length || Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);

    // Last first.
    private static IEnumerable<string> Steps(string path) => path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse();

    private static bool TryLink(string path, out string? target)
    {
        try
        {
            target = new FileInfo(path).LinkTarget;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            target = null;
            return false;
        }
    }
}

using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers;

/// <summary>
/// Turns paths that a user names into files: files as they are, folders with all below them in ordinal path order. Never throws
/// for what it meets on the disk; a folder it may not enter is a <see cref="FoundFile"/> with its reason.
/// </summary>
public static class FileFinder
{
    /// <summary>
    /// Hidden files and the locks and thumbnails that Office and file managers leave behind are passed over inside folders; a path the user names himself is taken whatever it is called.
    /// </summary>
    public static IEnumerable<FoundFile> Find(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return FindAll(paths);
    }

    private static IEnumerable<FoundFile> FindAll(IEnumerable<string> paths)
    {
        var seenFiles = new HashSet<string>(StringComparer.Ordinal);
        var seenFolders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var found in FindOne(path, seenFolders))
            {
                if (seenFiles.Add(Path.GetFullPath(found.Path)))
                {
                    yield return found;
                }
            }
        }
    }

    private static IEnumerable<FoundFile> FindOne(string path, HashSet<string> seenFolders) =>
        path.Length == 0 || path.Contains('\0') ? [new FoundFile(".", Rejections.NotFound(path.Replace("\0", "\\0", StringComparison.Ordinal)))]
        : Directory.Exists(path) ? Walk(path, RealPath(new DirectoryInfo(path)), seenFolders)
        : File.Exists(path) ? [new FoundFile(path)]
        : [new FoundFile(path, Problem(path))];

    /// <param name="realFolder">The folder after all links, by which a loop of links is noticed.</param>
    private static IEnumerable<FoundFile> Walk(string folder, string realFolder, HashSet<string> seenFolders)
    {
        if (!seenFolders.Add(realFolder))
        {
            yield break;
        }

        var (entries, problem) = List(folder);
        if (problem is not null)
        {
            yield return new FoundFile(folder, problem);
        }

        // A folder sorts as "name/", so that the whole walk comes out in ordinal order of its paths.
        foreach (var entry in entries.Where(entry => !IsLeftBehind(entry.Name)).OrderBy(SortKey, StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, entry.Name);
            if (entry is DirectoryInfo child)
            {
                var real = child.LinkTarget is null ? Path.Combine(realFolder, child.Name) : RealPath(child);
                foreach (var found in Walk(path, real, seenFolders))
                {
                    yield return found;
                }
            }
            else
            {
                yield return new FoundFile(path, PassedOver: GoesWithReports(entry.Name));
            }
        }
    }

    private static (IReadOnlyList<FileSystemInfo> Entries, Rejection? Problem) List(string folder)
    {
        try
        {
            return ([.. new DirectoryInfo(folder).EnumerateFileSystemInfos()], null);
        }
        catch (UnauthorizedAccessException)
        {
            return ([], Rejections.NoPermission(folder));
        }
        catch (IOException e)
        {
            return ([], Rejections.Unreadable(folder, e.Message));
        }
    }

    private static string RealPath(DirectoryInfo folder)
    {
        try
        {
            return Path.TrimEndingDirectorySeparator(folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName);
        }
        catch (IOException)
        {
            // A link that points at itself resolves to nothing; its own path still ends the loop.
            return Path.TrimEndingDirectorySeparator(folder.FullName);
        }
    }

    private static Rejection Problem(string path)
    {
        try
        {
            _ = File.GetAttributes(path);
            return Rejections.Unreadable(path, "not a file or folder");
        }
        catch (UnauthorizedAccessException)
        {
            return Rejections.NoPermission(path);
        }
        catch (IOException)
        {
            return Rejections.NotFound(path);
        }
    }

    private static string SortKey(FileSystemInfo entry) => entry is DirectoryInfo ? entry.Name + "/" : entry.Name;

    private static bool IsLeftBehind(string name) =>
        name.StartsWith('.')
        || name.StartsWith("~$", StringComparison.Ordinal)
        || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);

    private static bool GoesWithReports(string name) =>
        name.Equals("README.md", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}

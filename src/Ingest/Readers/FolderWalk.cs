using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers;

/// <summary>Walks one folder that a user named.</summary>
/// <param name="root">The folder after all links: what lies beyond it was not named.</param>
/// <param name="seenFolders">Real paths, by which a loop of links is noticed.</param>
/// <param name="own">Why a real path is to be passed over.</param>
internal sealed class FolderWalk(string root, HashSet<string> seenFolders, Func<string, Rejection?> own)
{
    private readonly HashSet<string> _seenFiles = new(StringComparer.Ordinal);
    private readonly Queue<string> _links = new();

    /// <param name="folder">As the user named it.</param>
    public IEnumerable<FoundFile> From(string folder)
    {
        foreach (var found in Walk(folder, root))
        {
            yield return found;
        }

        // Behind everything else: whether a link leads to what was met already is known only then.
        while (_links.TryDequeue(out var link))
        {
            foreach (var found in Followed(link))
            {
                yield return found;
            }
        }
    }

    private IEnumerable<FoundFile> Walk(string folder, string realFolder)
    {
        if (own(realFolder) is { } reason)
        {
            yield return new FoundFile(folder, reason, PassedOver: true);
            yield break;
        }

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
            var (path, real) = (Path.Combine(folder, entry.Name), Path.Combine(realFolder, entry.Name));
            if (entry.LinkTarget is { } target)
            {
                if (Outside(path, target) is { } outside)
                {
                    yield return outside;
                }
                else
                {
                    _links.Enqueue(path);
                }
            }
            else if (entry is DirectoryInfo && ForeignNames.IsOne(entry.Name) && !Directory.Exists(path))
            {
                yield return new FoundFile(path, Rejections.ForeignName(ForeignNames.Read(folder, entry.Name)));
            }
            else if (entry is DirectoryInfo)
            {
                foreach (var found in Walk(path, real))
                {
                    yield return found;
                }
            }
            else
            {
                yield return File(path, real);
            }
        }
    }

    private FoundFile? Outside(string path, string target) =>
        RealPath.Of(path) is not { } real ? new FoundFile(path, Rejections.Unreadable(path, $"链接无法解析 (a link that leads nowhere): {target}"))
        : RealPath.IsWithin(real, root) ? null
        : new FoundFile(path, Rejections.LinkOutside(real), PassedOver: true);

    private IEnumerable<FoundFile> Followed(string link)
    {
        var real = RealPath.Of(link);
        return real is null ? []
            : Directory.Exists(real) ? Walk(link, real)
            : !System.IO.File.Exists(real) ? [new FoundFile(link, Rejections.NotFound(real))]
            : _seenFiles.Contains(real) ? []
            : [File(link, real)];
    }

    private FoundFile File(string path, string real)
    {
        _seenFiles.Add(real);
        return own(real) is { } reason ? new FoundFile(path, reason, PassedOver: true)
            : ForeignNames.IsOne(Path.GetFileName(path)) && !System.IO.File.Exists(path)
                ? new FoundFile(path, Rejections.ForeignName(ForeignNames.Read(Path.GetDirectoryName(path)!, Path.GetFileName(path))))
            : GoesWithReports(Path.GetFileName(path)) ? new FoundFile(path, PassedOver: true)
            : new FoundFile(path, SpecialFile.Problem(path, real));
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

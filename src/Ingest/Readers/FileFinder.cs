using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers;

/// <summary>
/// Turns paths that a user names into files: files as they are, folders with all below them in ordinal path order. Never throws
/// for what it meets on the disk; a folder it may not enter is a <see cref="FoundFile"/> with its reason.
/// </summary>
public static class FileFinder
{
    /// <summary>
    /// Hidden files and the locks and thumbnails that Office and file managers leave behind are passed over inside folders; a path the user names himself is
    /// taken whatever it is called. Links inside a folder that stay in it come behind everything else, once; those that leave it are named and not followed.
    /// </summary>
    /// <param name="own">Why a file or folder, by its real path, is to be passed over; null where it is not.</param>
    public static IEnumerable<FoundFile> Find(IEnumerable<string> paths, Func<string, Rejection?>? own = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return FindAll(paths, own ?? (_ => null));
    }

    private static IEnumerable<FoundFile> FindAll(IEnumerable<string> paths, Func<string, Rejection?> own)
    {
        var seenFiles = new HashSet<string>(StringComparer.Ordinal);
        var seenFolders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var found in FindOne(path, seenFolders, own))
            {
                if (seenFiles.Add(Path.GetFullPath(found.Path)))
                {
                    yield return found;
                }
            }
        }
    }

    private static IEnumerable<FoundFile> FindOne(string path, HashSet<string> seenFolders, Func<string, Rejection?> own) =>
        path.Length == 0 || path.Contains('\0') ? [new FoundFile(".", Rejections.NotFound(path.Replace("\0", "\\0", StringComparison.Ordinal)))]
        : Directory.Exists(path) ? new FolderWalk(RealPath.Of(path) ?? Path.GetFullPath(path), seenFolders, own).From(path)
        : File.Exists(path) ? [FileAt(path, RealPath.Of(path) ?? Path.GetFullPath(path), own)]
        : [new FoundFile(path, Problem(path))];

    private static FoundFile FileAt(string path, string real, Func<string, Rejection?> own) =>
        own(real) is { } reason ? new FoundFile(path, reason, PassedOver: true) : new FoundFile(path, SpecialFile.Problem(path, real));

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
}

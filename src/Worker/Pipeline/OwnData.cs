using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Pipeline;

/// <summary>Tells this program's own files from those that a person wants read: who ingests the folder in which the data lie does not mean them.</summary>
public sealed class OwnData
{
    private readonly DataHome _home;

    // What SQLite and DuckDB keep beside a file, and what a rebuild leaves, begins with the name of the file.
    private readonly string[] _files;

    private readonly string[] _folders;

    public OwnData(DataHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        _home = DataHome.Of(Path.Combine(RealPath.Of(home.Folder) ?? home.Folder, Path.GetFileName(home.Warehouse)));
        _files = [_home.Warehouse, _home.State, _home.StateCopy, _home.OldState, _home.Jobs];
        _folders = [_home.Archive, _home.Published];
    }

    /// <summary>Why a file or folder is passed over; null for what may be a report.</summary>
    /// <param name="path">Full and without links.</param>
    public Rejection? Problem(string path) =>
        Array.Exists(_folders, folder => path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            || IsBesideTheWarehouse(path) || IsOfAnotherHome(path)
            ? Rejections.OwnData
            : null;

    private bool IsBesideTheWarehouse(string path) =>
        Path.GetDirectoryName(path) == _home.Folder
        && (Array.Exists(_files, file => path == file || (path.StartsWith(file, StringComparison.Ordinal) && (path[file.Length] is '.' or '-')))
            || (Path.GetFileName(path).StartsWith("serve", StringComparison.Ordinal) && (Path.GetExtension(path) is ".lock" or ".json")));

    // The demo's, say: an archive makes a folder a home.
    private static bool IsOfAnotherHome(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(path), Path.GetFileName(path));
        return IsArchive(path)
            || ((name == "published" || name.Contains(".duckdb", StringComparison.Ordinal) || name.StartsWith("state.", StringComparison.Ordinal)
                || name.StartsWith("jobs.db", StringComparison.Ordinal))
                && folder is not null && IsArchive(Path.Combine(folder, "archive")));
    }

    private static bool IsArchive(string path) =>
        Path.GetFileName(path) == "archive" && Directory.Exists(Path.Combine(path, "objects")) && File.Exists(Path.Combine(path, "journal.lock"));
}

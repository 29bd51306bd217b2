using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Server;

/// <summary>One serve a data home, or one of each name where they share a state in PostgreSQL. The locks go with the process, however that ends.</summary>
internal sealed class ServeLock : IDisposable
{
    private readonly FileStream _home;
    private readonly FileStream? _name;

    private ServeLock(FileStream home, FileStream? name) => (_home, _name) = (home, name);

    /// <param name="node">Name of the server; null takes the home alone.</param>
    /// <exception cref="ServeHeldException">Another serve has it.</exception>
    public static ServeLock Take(DataHome home, string? node = null)
    {
        Directory.CreateDirectory(home.Folder);
        // Those with names keep out who wants the home alone, not each other.
        var shared = Hold(home, null, node is null ? FileShare.None : FileShare.ReadWrite);
        try
        {
            return new ServeLock(shared, node is null ? null : Hold(home, node, FileShare.None));
        }
        catch
        {
            shared.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _name?.Dispose();
        _home.Dispose();
    }

    private static FileStream Hold(DataHome home, string? node, FileShare share)
    {
        var file = home.ServeLockOf(node);
        SpecialFile.Refuse(file);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException e) when (Disk.IsLocked(e))
        {
            throw new ServeHeldException(home, node, e);
        }
    }
}

using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;

namespace PerfEval.Worker.Pipeline;

/// <summary>
/// All jobs of a process share one journal, which is open while any of them works. Without a name this process is the archive's only writer meanwhile;
/// servers with names (<see cref="ArchiveNode"/>) work beside each other and beside one process without, each in journal files of its own.
/// </summary>
/// <param name="node">Name of this server where several share the folder, else null.</param>
public sealed class ArchiveGate(string folder, string? node = null)
{
    private readonly Lock _lock = new();
    private (ArchiveJournal Journal, OriginalStore Store)? _open;
    private int _users;

    /// <summary>Lets work use journal and store; it sees what others had written when it began.</summary>
    /// <exception cref="ArchiveBusyException">Another process writes under this name.</exception>
    public async Task<T> Use<T>(Func<ArchiveJournal, OriginalStore, Task<T>> work)
    {
        var (journal, store) = Enter();
        try
        {
            return await work(journal, store);
        }
        finally
        {
            Leave();
        }
    }

    private (ArchiveJournal Journal, OriginalStore Store) Enter()
    {
        lock (_lock)
        {
            if (_open is { } open)
                open.Journal.Refresh();
            else
                _open = (ArchiveJournal.Open(folder, node), new OriginalStore(folder, node));
            _users++;
            return _open.Value;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_users > 0)
                return;
            _open!.Value.Journal.Dispose();
            _open.Value.Store.Dispose();
            _open = null;
        }
    }
}

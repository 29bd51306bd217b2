using PerfEval.Ingest.Archive;

namespace PerfEval.Worker.Jobs;

/// <summary>The archive has one writing process; within it all jobs share the journal, which is open while any of them works.</summary>
public sealed class ArchiveGate(string folder)
{
    private readonly Lock _lock = new();
    private (ArchiveJournal Journal, OriginalStore Store)? _open;
    private int _users;

    /// <exception cref="ArchiveBusyException">Another process writes.</exception>
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
            _open ??= (ArchiveJournal.Open(folder), new OriginalStore(folder));
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

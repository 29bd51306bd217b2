using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>The archive of a data home, open for writing.</summary>
public sealed class ArchiveFiles : IDisposable
{
    private ArchiveFiles(ArchiveJournal journal, OriginalStore store) => (Journal, Store) = (journal, store);

    public ArchiveJournal Journal { get; }

    public OriginalStore Store { get; }

    /// <summary>Journal and store, or who holds them.</summary>
    public static (ArchiveFiles? Files, Problem? Problem) Open(DataHome home)
    {
        try
        {
            return (new ArchiveFiles(ArchiveJournal.Open(home.Archive), new OriginalStore(home.Archive)), null);
        }
        catch (ArchiveBusyException e)
        {
            var holder = e.Holder is { } who ? $" ({who})" : "";
            return (null, new Problem(
                $"档案 {home.Archive} 正被另一进程写入{holder}。", $"Another process writes to the archive {home.Archive}{holder}.",
                "wait until it is done, or choose another folder with --db FILE"));
        }
    }

    public void Dispose()
    {
        Journal.Dispose();
        Store.Dispose();
    }
}

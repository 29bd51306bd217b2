using Hangfire.Storage.SQLite;
using PerfEval.Worker.State;
using SQLite;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>jobs.db. Its queue knows no sign of life, so a job comes back from a dead server only by <see cref="Release"/> at the next start.</summary>
internal sealed class SqliteJobStore : JobStore
{
    private static readonly TimeSpan s_invisibility = TimeSpan.FromHours(24);

    /// <summary>How long a job may lie before a worker sees it; a night is five of them in a row.</summary>
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);

    private readonly SQLiteStorage _storage;

    private SqliteJobStore(SQLiteStorage storage)
        : base(storage) => _storage = storage;

    public override bool IsAlone => true;

    public static SqliteJobStore Open(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (StateSnapshot.WhyNoFile(file) is { } why)
            throw Broken(file, why);
        try
        {
            var storage = new SQLiteStorage(file, new SQLiteStorageOptions { InvisibilityTimeout = s_invisibility, QueuePollInterval = s_poll });
            using var context = storage.CreateAndOpenConnection();
            // Of a server that did not live to let go of them.
            context.Database.Execute("DELETE FROM DistributedLock");
            context.Database.Execute("DELETE FROM Server");
            return new SqliteJobStore(storage);
        }
        catch (SQLiteException e)
        {
            throw Broken(file, e.Message, e);
        }
    }

    private static InvalidDataException Broken(string file, string why, Exception? inner = null) => new(
        $"{file} 打不开（{why}）；移开它再启动，未完成的运行由记录重新开始。 {file} does not open ({why}); move it away and start again: runs that were not over are begun again from "
        + $"the record.",
        inner);

    public override void Release(string queue)
    {
        using var context = _storage.CreateAndOpenConnection();
        context.Database.Execute("UPDATE JobQueue SET FetchedAt = ? WHERE Queue = ?", DateTime.MinValue, queue);
    }

    public override void ReleaseOf(string node)
    {
        Release(JobQueues.Crawl);
        Release(JobQueues.Warehouse);
    }

    public override void Dispose() => _storage.Dispose();
}

using System.Runtime.ExceptionServices;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Analytics.Running;

/// <summary>
/// Where an analysis works: a database in memory beside the warehouse, filled and read over several connections at once, so that rules run on all
/// cores. What comes of it is written by the caller's connection; the bench goes when it is disposed.
/// </summary>
internal sealed class Workbench : IDisposable
{
    // A night with a few new reports leaves less; to join those with what is there already is not worth its time before there are more.
    private const long BulkLog = 8 << 20;

    // Each connection keeps the memory of one query.
    private const int MostConnections = 4;

    private readonly DuckDBConnection _warehouse;
    private readonly List<DuckDBConnection> _connections = [];
    private readonly List<Statements> _workers = [];

    /// <param name="warehouse">Open, without a transaction; what it has not committed is not seen here.</param>
    public Workbench(DuckDBConnection warehouse, CancellationToken ct)
    {
        _warehouse = warehouse;
        Warehouse = new Statements(warehouse, ct);
        Catalog = Statements.Quote((string)Warehouse.Scalar("SELECT current_database()")!);
        // Its schema main stays empty: a rule may well say main.report.
        Warehouse.Execute("ATTACH ':memory:' AS rule_bench; CREATE SCHEMA rule_bench.work");
        for (var i = 0; i < Math.Clamp(Environment.ProcessorCount, 1, MostConnections); i++)
        {
            _connections.Add(warehouse.OpenAnother());
            _workers.Add(new Statements(_connections[i], ct));
        }
    }

    /// <summary>The caller's connection: the only one that writes to the warehouse.</summary>
    public Statements Warehouse { get; }

    /// <summary>The warehouse's name in SQL.</summary>
    public string Catalog { get; }

    /// <summary>One of the bench's own connections; every statement is a transaction.</summary>
    public Statements Worker => _workers[0];

    /// <summary>Does all tasks, each on the connection that is free next, and returns when the last one is done.</summary>
    /// <param name="tasks">Taken one after the other, as connections become free.</param>
    public void Do(IEnumerable<Action<Statements>> tasks)
    {
        using var queue = tasks.GetEnumerator();
        var failed = false;
        try
        {
            Parallel.ForEach(_workers, worker =>
            {
                while (Next() is { } task)
                    Try(task, worker);
            });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        Action<Statements>? Next()
        {
            lock (queue)
                return !failed && queue.MoveNext() ? queue.Current : null;
        }

        void Try(Action<Statements> task, Statements worker)
        {
            try
            {
                task(worker);
            }
            catch
            {
                Volatile.Write(ref failed, true);
                throw;
            }
        }
    }

    /// <summary>
    /// Writes into the file what a bulk load left in DuckDB's log. Closing would do it too, but then nothing is left that could be done at the same time.
    /// </summary>
    public void Checkpoint(Statements db)
    {
        var log = new FileInfo(_warehouse.DataSource + ".wal");
        if (log.Exists && log.Length > BulkLog)
            db.Execute($"CHECKPOINT {Catalog}");
    }

    /// <summary>Writes to the warehouse, all or nothing.</summary>
    public T Commit<T>(Func<Statements, T> work)
    {
        using var transaction = new WholeTransaction(_warehouse);
        var result = work(Warehouse);
        transaction.Commit();
        return result;
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
            connection.Dispose();
        try
        {
            // Also after a cancellation, which the statements of an analysis obey.
            new Statements(_warehouse, CancellationToken.None).Execute("DETACH rule_bench");
        }
        catch (DuckDBException)
        {
            // A database that failed for good detaches nothing; what failed is being told already.
        }
    }
}

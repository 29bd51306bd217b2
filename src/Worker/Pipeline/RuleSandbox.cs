using System.Data.Common;
using DuckDB.NET.Data;
using PerfEval.Analytics.Running;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Sandbox;

namespace PerfEval.Worker.Pipeline;

/// <summary>Runs the rules of others in a child process, one child for all of them, while this process has let the warehouse go.</summary>
/// <param name="limits">Of each rule.</param>
public sealed class RuleSandbox(SandboxLimits limits) : IForeignRules
{
    // How long a reader outside, who shuts the writer out, is waited for.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    public T Beside<T>(DuckDBConnection warehouse, Func<IForeignSql, T> work, CancellationToken ct)
    {
        var path = warehouse.DataSource;
        // Closing writes what is still in the log, too, but tells nobody where it fails.
        warehouse.Execute("CHECKPOINT");
        warehouse.Close();
        try
        {
            using var queries = new Queries(path, limits, ct);
            return work(queries);
        }
        finally
        {
            Reopen(warehouse);
        }
    }

    private static void Reopen(DuckDBConnection warehouse)
    {
        var until = TimeProvider.System.GetUtcNow() + s_patience;
        while (true)
        {
            try
            {
                WarehouseFile.ReopenWriter(warehouse);
                return;
            }
            catch (WarehouseBusyException) when (TimeProvider.System.GetUtcNow() < until)
            {
                Thread.Sleep(s_interval);
            }
        }
    }

    private sealed class Queries(string path, SandboxLimits limits, CancellationToken ct) : IForeignSql, IDisposable
    {
        private SandboxSession? _session;

        public IReadOnlyList<object?[]> Rows(string query, string before, string after)
        {
            try
            {
                _session ??= new SandboxSession(path, limits);
                IReadOnlyList<object?[]> found = [];
                _session.Query(query, before, after, rows => found = [.. rows.Rows], ct);
                return found;
            }
            catch (SandboxException e)
            {
                throw new ForeignSqlException(e.Failure == SandboxFailure.Statement ? e.Message : $"{e.Chinese} {e.Message}", e);
            }
            catch (DbException e)
            {
                throw new ForeignSqlException(e.Message, e);
            }
        }

        public void Dispose() => _session?.Dispose();
    }
}

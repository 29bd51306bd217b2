using PerfEval.Worker.Export;

namespace PerfEval.Worker.Sandbox;

/// <summary>Runs statements on one warehouse, in a child process that can do no harm or, for a trusted user, in this one.</summary>
public interface ISqlSession : IDisposable
{
    /// <summary>Runs one statement.</summary>
    /// <param name="use">Given columns and rows, which are fetched as they are read; not called where the statement gives none.</param>
    /// <returns>Whether the statement gave rows, if only none.</returns>
    /// <exception cref="SandboxException">The sandbox refused or ended it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    bool Query(string sql, Action<ResultRows> use, CancellationToken ct);

    /// <summary>Writes the rows of a query as Parquet.</summary>
    /// <param name="file">Does not exist yet, or is replaced.</param>
    /// <returns>How many rows.</returns>
    long WriteParquet(string sql, string file, CancellationToken ct);

    /// <summary>Makes a query that has run a view that later statements of the session may name.</summary>
    /// <returns>False where it cannot be one.</returns>
    bool Keep(string name, string sql);
}

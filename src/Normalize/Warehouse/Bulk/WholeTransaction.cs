using DuckDB.NET.Data;

namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>
/// A transaction that is committed whole or not at all; disposing it without a commit rolls it back. DuckDB itself reports success for the commit of a
/// transaction that an error has aborted, and discards everything.
/// </summary>
public sealed class WholeTransaction : IDisposable
{
    private readonly DuckDBConnection _connection;
    private bool _ended;

    /// <exception cref="DuckDBException">A transaction is open already.</exception>
    public WholeTransaction(DuckDBConnection connection)
    {
        _connection = connection;
        _connection.Execute("BEGIN TRANSACTION");
    }

    /// <exception cref="DuckDBException">An earlier error aborted the transaction, which can only be rolled back, or the commit itself failed.</exception>
    public void Commit()
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        // Every statement but the commit is refused by an aborted transaction.
        _connection.Execute("SELECT 1");
        // A commit that fails has ended the transaction too.
        _ended = true;
        _connection.Execute("COMMIT");
    }

    public void Dispose()
    {
        if (_ended)
            return;
        _ended = true;
        _connection.Execute("ROLLBACK");
    }
}

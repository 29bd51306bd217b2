using System.Data;
using System.Data.Common;

namespace DuckDB.NET.Data;

/// <summary>A transaction of one connection; disposing it without a commit rolls it back.</summary>
public sealed class DuckDBTransaction : DbTransaction
{
    private readonly DuckDBConnection _connection;
    private DuckDBException? _doom;
    private bool _ended;

    internal DuckDBTransaction(DuckDBConnection connection) => _connection = connection;

    public override IsolationLevel IsolationLevel => IsolationLevel.Snapshot;

    protected override DbConnection? DbConnection => _ended ? null : _connection;

    /// <summary>Commits. After an error inside the transaction DuckDB would report success and discard everything, so that is asked first.</summary>
    /// <exception cref="DuckDBException">The transaction was aborted by an earlier error and has been rolled back, or the commit itself failed.</exception>
    public override void Commit()
    {
        ThrowIfEnded();
        if (_doom is null)
        {
            try
            {
                _connection.Execute("SELECT 1");
            }
            catch (DuckDBException aborted)
            {
                _doom = aborted;
            }
        }

        if (_doom is not null)
        {
            Rollback();
            throw new DuckDBException($"Nothing was committed; the transaction has been rolled back: {_doom.Message}", DuckDBErrorType.Transaction);
        }

        // A commit that fails (a conflict with another connection) has ended the transaction too.
        End();
        _connection.Execute("COMMIT");
    }

    public override void Rollback()
    {
        ThrowIfEnded();
        End();
        _connection.Execute("ROLLBACK");
    }

    /// <summary>Something failed half-way inside this transaction and DuckDB may not have noticed: it must not be committed any more.</summary>
    internal void Doom(DuckDBException reason) => _doom ??= reason;

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_ended)
            Rollback();
        base.Dispose(disposing);
    }

    private void End()
    {
        _ended = true;
        _connection.Transaction = null;
    }

    private void ThrowIfEnded()
    {
        if (_ended)
            throw new InvalidOperationException("The transaction has already been committed or rolled back.");
    }
}

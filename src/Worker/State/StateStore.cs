using Microsoft.EntityFrameworkCore;

namespace PerfEval.Worker.State;

/// <summary>The state, opened for writing and used from many threads: each use has a context and a connection of its own.</summary>
public sealed class StateStore : IDisposable
{
    private readonly Func<StateContext> _connect;
    private readonly Action<string> _backUp;
    private readonly Action _close;

    internal StateStore(StateAddress address, Func<StateContext> connect, Action<string> backUp, Action close) =>
        (Address, _connect, _backUp, _close) = (address, connect, backUp, close);

    public StateAddress Address { get; }

    /// <summary>Creates or migrates what is there, and takes the rows of an older state.duckdb over once.</summary>
    /// <exception cref="InvalidDataException">A newer program wrote the state, or the migration failed; it is as it was.</exception>
    /// <exception cref="StateFailedException">It does not open, or there is no room for it.</exception>
    public static StateStore Open(StateAddress address, TimeProvider clock)
    {
        try
        {
            return address.Postgres is null ? new StateFile(address, clock).Open() : new PostgresState(address, clock).Open();
        }
        catch (Exception e) when (StateFailedException.Of(address.ToString(), e) is { } failed)
        {
            throw failed;
        }
    }

    /// <summary>One statement, or several that need not hold together.</summary>
    /// <exception cref="StateFailedException">It could not be read or written.</exception>
    public T Use<T>(Func<StateContext, T> work) => Named(() =>
    {
        using var context = _connect();
        return work(context);
    });

    /// <summary>
    /// All of the work or nothing, while no other work of this kind is done, here or on another server; done again where the connection was lost.
    /// </summary>
    /// <exception cref="StateFailedException">It could not be read or written; nothing of the work is stored.</exception>
    public T Together<T>(Func<StateContext, T> work) => Named(() =>
    {
        using var strategist = _connect();
        return strategist.Database.CreateExecutionStrategy().Execute(() =>
        {
            using var context = _connect();
            using var transaction = context.Database.BeginTransaction();
            context.TakeTurn();
            var result = work(context);
            transaction.Commit();
            return result;
        });
    });

    /// <summary>A whole copy as of now, a SQLite file whichever the store is: complete and on the disk, or not there at all.</summary>
    /// <exception cref="StateFailedException">The state was not read, or there is no room for the copy; a copy that was there stays.</exception>
    public void BackUp(string file) => _backUp(file);

    public void Dispose() => _close();

    private T Named<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (StateFailedException.Of(Address.ToString(), e) is { } failed)
        {
            throw failed;
        }
    }
}

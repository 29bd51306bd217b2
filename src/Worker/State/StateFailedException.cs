using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace PerfEval.Worker.State;

/// <summary>The state could not be read or written: the disk is full or fails, or PostgreSQL does not answer. What was stored before is there.</summary>
/// <param name="where">The file, or host and database; never a password.</param>
public sealed class StateFailedException(string where, Exception reason) : DbException($"{where}: {reason.Message.TrimEnd()}", reason)
{
    /// <summary>EF hides what the store said behind exceptions of its own, which are none of a database.</summary>
    /// <returns>Null where the store has nothing to do with it.</returns>
    internal static StateFailedException? Of(string where, Exception e) => e switch
    {
        StateFailedException => null,
        // A host that has no address is no matter of Npgsql's own exceptions.
        SqliteException or NpgsqlException or SocketException => new StateFailedException(where, e),
        DbUpdateException or RetryLimitExceededException when e.InnerException is DbException or SocketException =>
            new StateFailedException(where, e.InnerException),
        _ => null,
    };
}

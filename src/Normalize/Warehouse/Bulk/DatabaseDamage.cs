using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;

namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>Tells damage of a database file from what only the machine refuses; DuckDB says both by its messages alone.</summary>
public static class DatabaseDamage
{
    // What a file that is whole may meet: it is as good as before once the machine is.
    private static readonly string[] s_ofTheMachine =
    [
        "Cannot open file", "Could not set lock", "Permission denied", "Read-only file system", "Too many open files", "No space left", "Out of Memory",
        "Could not write", "Could not truncate", "Could not create", "Interrupt",
    ];

    // What it says of bytes that are not those it wrote, whichever statement met them.
    private static readonly string[] s_ofBytes =
    [
        "Corrupt database file", "Could not read enough bytes", "not a valid DuckDB database file", "does not match stored checksum", "Serialization Error",
        "replaying WAL",
    ];

    /// <summary>Of a failure to open a file, or to read what the program itself wrote there.</summary>
    public static bool Is(DbException e) => e is DatabaseDamagedException || !s_ofTheMachine.Any(word => e.Message.Contains(word, StringComparison.Ordinal));

    /// <summary>Of a statement that may be wrong itself.</summary>
    public static bool IsNamedBy(DbException e) => e is DatabaseDamagedException || s_ofBytes.Any(word => e.Message.Contains(word, StringComparison.Ordinal));

    /// <summary>Reads every value of every table, so that no changed byte among them is left for a reader to find.</summary>
    /// <param name="path">Opened for reading only, in a database of its own: a file that this process has open is not disturbed.</param>
    /// <returns>Null where all is whole.</returns>
    /// <exception cref="WarehouseBusyException">Another process writes the file.</exception>
    /// <exception cref="DatabaseOpenException">The system refuses the file.</exception>
    public static string? Of(string path, CancellationToken ct)
    {
        try
        {
            using var db = DuckDbFile.OpenMemory();
            using var interruption = new Interruption(db, ct);
            DuckDbFile.Attach(db, path, "looked_at");
            var tables = db.Rows(
                "SELECT format('looked_at.\"{}\".\"{}\"', schema_name, table_name) FROM duckdb_tables() WHERE database_name = 'looked_at' ORDER BY ALL",
                row => row.GetString(0));
            foreach (var table in tables)
                db.Execute(string.Create(CultureInfo.InvariantCulture, $"SELECT bit_xor(hash(t)) FROM {table} t"));
            return null;
        }
        catch (DuckDBException) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
        catch (DatabaseDamagedException e)
        {
            return e.Message.TrimEnd();
        }
        catch (DuckDBException e) when (Is(e))
        {
            return e.Message.TrimEnd();
        }
    }
}

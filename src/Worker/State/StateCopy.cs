using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PerfEval.Worker.State;

/// <summary>All rows of one state into another one, whichever stores they are.</summary>
internal static class StateCopy
{
    /// <summary>Rows in memory at a time.</summary>
    private const int Together = 5_000;

    /// <param name="from">Read as of one moment.</param>
    /// <param name="into">Empty.</param>
    public static void All(StateContext from, StateContext into) => from.Database.CreateExecutionStrategy().Execute(() =>
    {
        using var moment = from.Database.BeginTransaction(IsolationLevel.RepeatableRead);
        into.Database.CreateExecutionStrategy().Execute(() =>
        {
            using var transaction = into.Database.BeginTransaction();
            // Runs before what refers to them.
            Copy(from.Origin, into);
            Copy(from.Runs, into);
            Copy(from.Steps, into);
            Copy(from.Lines, into);
            Copy(from.Notices, into);
            transaction.Commit();
        });
    });

    /// <summary>Rows as their columns say, where the entities of this program do not: out of a state that is not of its version yet.</summary>
    /// <param name="from">In a transaction that reads as of one moment.</param>
    /// <param name="into">An empty SQLite file of the same version.</param>
    public static void Rows(DbConnection from, StateContext into)
    {
        into.Database.OpenConnection();
        using var transaction = into.Database.BeginTransaction();
        into.Database.ExecuteSql($"PRAGMA defer_foreign_keys = ON");
        var tables = into.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 4) <> '__EF'").ToList();
        foreach (var table in tables)
            Rows(from, into.Database.GetDbConnection(), transaction.GetDbTransaction(), table);
        transaction.Commit();
    }

    private static void Rows(DbConnection from, DbConnection into, DbTransaction transaction, string table)
    {
        using var select = from.CreateCommand();
        select.CommandText = $"SELECT * FROM \"{table}\"";
        using var reader = select.ExecuteReader();
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        using var insert = into.CreateCommand();
        insert.Transaction = transaction;
        var (names, values) = (columns.Select(column => $"\"{column}\""), columns.Select((_, i) => $"$p{i}"));
        insert.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", values)})";
        foreach (var (i, _) in columns.Index())
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"$p{i}";
            insert.Parameters.Add(parameter);
        }

        while (reader.Read())
        {
            for (var i = 0; i < columns.Length; i++)
                insert.Parameters[i].Value = reader.GetValue(i);
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>Rows of one table, a batch at a time.</summary>
    public static void Copy<T>(IEnumerable<T> rows, StateContext into)
        where T : class
    {
        foreach (var batch in rows.Chunk(Together))
        {
            into.AddRange(batch);
            into.SaveChanges();
            into.ChangeTracker.Clear();
        }
    }
}

using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.State;

/// <summary>state.duckdb, in which the state was kept before: its rows by their columns, which are the new ones.</summary>
internal static class DuckDbState
{
    /// <exception cref="DatabaseOpenException">Another process, such as the older serve, holds the file, or it is no database.</exception>
    public static void CopyInto(StateContext context, string path)
    {
        using var connection = DuckDbFile.Open(path, readOnly: true);
        Copy(context, connection, "SELECT min(applied_at) FROM migration", row => new StateOrigin { BeganAt = row.Time(0), TakenFrom = path });
        Copy(context, connection, $"SELECT {RunRows.Columns} FROM run", RunRows.Run);
        // There were no keys: what belongs to no run was never shown to anybody.
        Copy(context, connection, $"SELECT {RunRows.StepColumns} FROM run_step WHERE run_id IN (SELECT run_id FROM run)", RunRows.Step);
        Copy(
            context, connection, "SELECT run_id, ordinal, text FROM run_line WHERE run_id IN (SELECT run_id FROM run)",
            row => new RunLine(row.Text(0), row.Number(1), row.Text(2)));
        Copy(
            context, connection,
            "SELECT notice_id, night, channel, run_id, subject, body, created_at, attempts, next_attempt_at, delivered_at, last_error FROM notice",
            row => new Notice
            {
                NoticeId = row.Text(0),
                Night = row.Date(1),
                Channel = row.Text(2),
                RunId = row.Text(3),
                Subject = row.Text(4),
                Body = row.Text(5),
                CreatedAt = row.Time(6),
                Attempts = row.Number(7),
                NextAttemptAt = row.Time(8),
                DeliveredAt = row.TimeOrNull(9),
                LastError = row.TextOrNull(10),
            });
    }

    private static void Copy<T>(StateContext context, DuckDBConnection connection, string sql, Func<StateRow, T> read)
        where T : class
    {
        using var command = new DuckDBCommand(sql, connection);
        using var reader = command.ExecuteReader();
        StateCopy.Copy(Rows(), context);

        IEnumerable<T> Rows()
        {
            while (reader.Read())
                yield return read(new StateRow(reader));
        }
    }
}

using System.Data;
using Microsoft.EntityFrameworkCore;

namespace PerfEval.Worker.State;

/// <summary>All rows of one state into another one, whichever stores they are.</summary>
internal static class StateCopy
{
    /// <summary>Rows in memory at a time.</summary>
    private const int Together = 5_000;

    /// <param name="from">Read as of one moment.</param>
    /// <param name="into">Empty, or emptied in the same transaction.</param>
    public static void All(StateContext from, StateContext into, bool replace = false) => from.Database.CreateExecutionStrategy().Execute(() =>
    {
        using var moment = from.Database.BeginTransaction(IsolationLevel.RepeatableRead);
        into.Database.CreateExecutionStrategy().Execute(() =>
        {
            using var transaction = into.Database.BeginTransaction();
            if (replace)
                Empty(into);
            // Runs before what refers to them.
            Copy(from.Origin, into);
            Copy(from.Runs, into);
            Copy(from.Steps, into);
            Copy(from.Lines, into);
            Copy(from.Notices, into);
            transaction.Commit();
        });
    });

    private static void Empty(StateContext state)
    {
        state.Notices.ExecuteDelete();
        state.Lines.ExecuteDelete();
        state.Steps.ExecuteDelete();
        state.Runs.ExecuteDelete();
        state.Origin.ExecuteDelete();
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

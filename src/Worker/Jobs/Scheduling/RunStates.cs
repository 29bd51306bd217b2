using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>
/// Keeps the index of a run's jobs, in the transactions that change their states, and writes into the record of runs what Hangfire decides after
/// a failure: another attempt at its time, or none.
/// </summary>
public sealed class RunStates(RunAttempts attempts) : JobFilterAttribute, IApplyStateFilter
{
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (JobBoard.RunOf(context.BackgroundJob.Job) is not { } first)
            return;
        if (context.NewState.IsFinal || context.NewState is FailedState)
            transaction.RemoveFromSet(JobBoard.IndexOf(first), context.BackgroundJob.Id);
        else
            transaction.AddToSet(JobBoard.IndexOf(first), context.BackgroundJob.Id);
        if (context.OldStateName != ProcessingState.StateName)
            return;
        // Hangfire's times are whole seconds.
        if (context.NewState is ScheduledState later)
            attempts.Retry(first, DateTimeOffset.FromUnixTimeSeconds(JobHelper.ToTimestamp(later.EnqueueAt)));
        else if (context.NewState is FailedState failed)
            attempts.GiveUp(first, failed.Exception.Message);
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }
}

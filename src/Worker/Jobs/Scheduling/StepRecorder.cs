using System.Diagnostics;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>Does steps of one run and writes into the ledger what became of each.</summary>
public sealed class StepRecorder(RunLedger ledger, string runId)
{
    /// <summary>A step that could not even begin.</summary>
    public void Failed(string step, string? source, string error) =>
        ledger.EndStep(ledger.StartStep(runId, step, source), RunStatus.Failed, countsJson: null, error);

    /// <summary>What the work throws is recorded and thrown on.</summary>
    /// <param name="source">Null where the step is of no single source.</param>
    public async Task<T> Do<T>(string step, string? source, Func<Task<T>> work, Func<T, StepEnd> end)
    {
        using var activity = Telemetry.Activities.StartActivity(step);
        activity?.SetTag("perfeval.source", source);
        var begun = ledger.StartStep(runId, step, source);
        try
        {
            var result = await work();
            var how = end(result);
            var ended = ledger.EndStep(begun, how.Status, how.Counts.ToJsonString(), how.Error);
            Carry(ended);
            Telemetry.CountStep(step, ended.Seconds!.Value);
            if (how.Status == RunStatus.Failed)
                activity?.SetStatus(ActivityStatusCode.Error, how.Error);
            return result;
        }
        catch (OperationCanceledException)
        {
            ledger.EndStep(begun, RunStatus.Cancelled, countsJson: null, error: null);
            throw;
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            Carry(ledger.EndStep(begun, RunStatus.Failed, countsJson: null, e.Message));
            throw;
        }
    }

    // Another server's death may have ended the attempt while this step was in hand here: the attempt that follows has it behind it too.
    private void Carry(RunStep ended)
    {
        if (ended.IsDone && ledger.NewestOf(runId) is { } now && now.RunId != runId
            && !ledger.Steps(now.RunId).Exists(row => row.Step == ended.Step && row.Source == ended.Source && row.IsDone))
            ledger.EndStep(ledger.StartStep(now.RunId, ended.Step, ended.Source), ended.Status, ended.CountsJson, ended.Error);
    }
}

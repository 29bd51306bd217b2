using PerfEval.Worker.State;

namespace PerfEval.Worker.Scheduling;

/// <summary>A run in progress. Reports are frequent, so they stay in memory; the ledger keeps one each time another hundredth is done.</summary>
public sealed class JobRun(RunRecord record, string node, RunLedger ledger, CancellationTokenSource cancellation) : IJobRun
{
    private readonly Lock _lock = new();
    private double _kept;

    public string RunId => record.RunId;

    public string Node => node;

    public int Attempt => record.Attempt;

    public bool Recovered => record.Origin == RunOrigin.Recovery;

    public DateTimeOffset? ScheduledFor => record.ScheduledFor;

    public double Fraction { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Whether a person wanted it to end.</summary>
    public bool IsCancelled { get; private set; }

    public ValueTask Report(double fraction, string? note = null, CancellationToken ct = default)
    {
        lock (_lock)
        {
            Fraction = Math.Clamp(fraction, 0, 1);
            Note = note ?? Note;
            if (Fraction - _kept < 0.01)
                return ValueTask.CompletedTask;
            _kept = Fraction;
        }

        ledger.Report(RunId, Fraction, Note);
        return ValueTask.CompletedTask;
    }

    public void Cancel()
    {
        IsCancelled = true;
        cancellation.Cancel();
    }
}

using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>
/// An attempt as one job of it works on it: where it reports, prints and records steps. Reports are frequent, so the ledger keeps one a hundredth.
/// </summary>
public sealed class JobRun : IDisposable
{
    private const double Kept = 0.01;

    private readonly Lock _lock = new();
    private readonly RunLedger _ledger;
    private readonly RunWriter _writer;
    private double _fraction;

    public JobRun(RunRecord record, RunLedger ledger, RunLines lines)
    {
        _ledger = ledger;
        _writer = new RunWriter(record.RunId, lines);
        _fraction = record.Fraction;
        Record = record;
        Steps = new StepRecorder(ledger, record.RunId);
    }

    public RunRecord Record { get; }

    public string RunId => Record.RunId;

    public StepRecorder Steps { get; }

    /// <summary>One line that stays with the run.</summary>
    public void Say(string line) => _writer.WriteLine(line.ReplaceLineEndings("↵"));

    /// <summary>What is done now.</summary>
    /// <param name="fraction">0..1.</param>
    public void Begin(double fraction, string note) => Keep(fraction, note, least: 0);

    /// <summary>How far it is; a run never goes back.</summary>
    /// <param name="fraction">0..1.</param>
    public void Report(double fraction, string? note = null) => Keep(fraction, note, Kept);

    public void Dispose() => _writer.Dispose();

    private void Keep(double fraction, string? note, double least)
    {
        lock (_lock)
        {
            var next = Math.Clamp(fraction, 0, 1);
            if (next - _fraction < least)
                return;
            _fraction = next;
            _ledger.Report(RunId, next, note);
        }
    }
}

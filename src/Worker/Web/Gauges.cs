using System.Diagnostics.Metrics;
using PerfEval.Worker.Jobs.Night;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Web;

/// <summary>What is measured when it is asked for.</summary>
public sealed class Gauges : IDisposable
{
    private readonly Meter _meter = new(Telemetry.Name);

    public Gauges(RunLedger ledger, NoticeOutbox outbox)
    {
        _meter.CreateObservableGauge(
            "perfeval.runs.active", () => ledger.Active().Count(run => run.Status == RunStatus.Running), description: "Runs in progress");
        _meter.CreateObservableGauge("perfeval.notices.waiting", () => outbox.Waiting().Count, description: "Notices not yet delivered");
        _meter.CreateObservableGauge(
            "perfeval.source.ok", () => Sources(ledger), description: "Whether the last whole night had a source wholly (1) or not (0)");
        _meter.CreateObservableGauge(
            "perfeval.last.success.timestamp.seconds",
            () => ledger.Latest(NightArgs.Kind, RunStatus.Succeeded)?.EndedAt is { } at
                ? [new Measurement<double>(at.ToUnixTimeMilliseconds() / 1000.0)]
                : Array.Empty<Measurement<double>>(),
            description: "End of the last published night");
    }

    private static IEnumerable<Measurement<int>> Sources(RunLedger ledger) => LastEndedNight.Of(ledger) is not { } night
        ? []
        : [
            .. LastEndedNight.Sources(ledger, night)
                .Select(step => new Measurement<int>(step.Status == RunStatus.Failed ? 0 : 1, new KeyValuePair<string, object?>("source", step.Source)))
        ];

    public void Dispose() => _meter.Dispose();
}

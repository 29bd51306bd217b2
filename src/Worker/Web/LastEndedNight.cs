using PerfEval.Worker.Jobs.Night;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Web;

/// <summary>The last whole night that ended, and the step of each source in it. A run of some sources, started by hand, says nothing of the others.</summary>
internal static class LastEndedNight
{
    public static RunRecord? Of(RunLedger ledger) => ledger.Latest(new NightArgs([]).Envelope(), RunStatus.Succeeded, RunStatus.Unpublished, RunStatus.Failed);

    public static IReadOnlyList<RunStep> Sources(RunLedger ledger, RunRecord night) =>
        [.. ledger.Steps(night.RunId).Where(step => step.Step == NightCrawl.Step && step.Source is not null)];
}

using PerfEval.Worker.Commands;
using PerfEval.Worker.Publishing;
using PerfEval.Worker.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs;

/// <summary>What the command publish does, as a job: same lines, same exit code.</summary>
public sealed class PublishWork(StatePublishing publishing, RunLedger ledger, RunLines lines) : IWork<PublishArgs>
{
    public async ValueTask Run(PublishArgs args, IJobRun run, CancellationToken ct)
    {
        using var writer = new RunWriter(run.RunId, lines);
        var result = await publishing.Publish(new PublishInput { RunId = run.RunId, Force = args.Force }, RunTerminal.Of(writer), ct);
        if (result.Generation is null)
            ledger.End(run.RunId, RunStatus.Unpublished, string.Join('\n', result.Failures), ExitCode.Failure);
        else
            ledger.SetOutcome(run.RunId, null, ExitCode.Success);
    }
}

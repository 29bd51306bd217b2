using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Publishing;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Handed;

/// <summary>How a run ended that did not throw.</summary>
/// <param name="Status">One of <see cref="RunStatus"/>.</param>
/// <param name="ExitCode">What a command that waited for it returns.</param>
public sealed record RunEnd(string Status, string? Message, int ExitCode)
{
    public static RunEnd Done(int exitCode, string? message = null) => new(RunStatus.Succeeded, message, exitCode);

    public static RunEnd Of(PublishResult result) => result.Generation is null
        ? new RunEnd(RunStatus.Unpublished, string.Join('\n', result.Failures), State.ExitCode.Failure)
        : Done(State.ExitCode.Success);
}

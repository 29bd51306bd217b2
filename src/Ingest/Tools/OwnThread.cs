using System.Runtime.ExceptionServices;

namespace PerfEval.Ingest.Tools;

/// <summary>
/// Runs code of others that takes no token on a thread of its own, which is given up when the time is over: it ends by itself where the code
/// comes to its next look at the token. Its stack is deep, because nested input makes parsers recurse and an overflow ends the process.
/// </summary>
internal static class OwnThread
{
    /// <summary>Address space; pages of it that are never reached cost nothing.</summary>
    private const int StackBytes = 64 << 20;

    /// <exception cref="OperationCanceledException">Cancelled; the thread may run on for a while.</exception>
    public static T Run<T>(Func<T> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var ended = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Finish(work, ended), StackBytes) { IsBackground = true, Name = "reading" };
        thread.Start();
        try
        {
            ended.Task.Wait(ct);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }

        return ended.Task.Result;
    }

#pragma warning disable CA1031 // Whatever it is, it is thrown again on the thread that waits.
    private static void Finish<T>(Func<T> work, TaskCompletionSource<T> ended)
    {
        try
        {
            ended.SetResult(work());
        }
        catch (Exception e)
        {
            ended.SetException(e);
            _ = ended.Task.Exception;
        }
    }
#pragma warning restore CA1031
}

using System.Data.Common;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Serving;

/// <summary>Keeps a copy of the state beside it for as long as serve runs. A damaged state is not copied: the last good copy stays.</summary>
public sealed class StateCopying(StateStore state, TimeProvider clock, ServeLog log)
{
    /// <summary>A copy is a quarter of an hour old at most; making one takes seconds.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>Until it is cancelled.</summary>
    public async Task Run(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
            await Task.Run(Copy, ct);
        while (await timer.WaitForNextTickAsync(ct));
    }

    private void Copy()
    {
        try
        {
            state.BackUp(state.Address.Home.StateCopy);
        }
        catch (Exception e) when (e is StateDamagedException or DbException or IOException or UnauthorizedAccessException)
        {
            log.Write($"状态库未能复制： The state was not copied: {e.Message}");
        }
    }
}

using System.Data.Common;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>Keeps a copy of the state beside it for as long as serve runs. A damaged state is not copied: the last good copy stays.</summary>
public sealed class StateCopying(StateStore state, TimeProvider clock, ServeLog log)
{
    /// <summary>A copy is a quarter of an hour old at most; making one takes seconds.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private DateTimeOffset? _since;

    /// <summary>Why the last copy failed; null where it is whole, or another server makes them.</summary>
    public string? Failure { get; private set; }

    /// <summary>When the newest copy was made, whichever server of the home made it; null where there is none.</summary>
    public DateTimeOffset? Newest => File.Exists(Place) ? File.GetLastWriteTimeUtc(Place) : null;

    /// <summary>For how long no copy was made though one should have been; null where none is due yet.</summary>
    public TimeSpan? Overdue
    {
        get
        {
            // What an earlier serve left may be of any age; the first copy of this one is made at its start.
            var last = Newest is { } made && !(_since > made) ? made : _since;
            return clock.GetUtcNow() - last;
        }
    }

    private string Place => state.Address.Home.StateCopy;

    /// <summary>Until it is cancelled.</summary>
    public async Task Run(CancellationToken ct)
    {
        _since = clock.GetUtcNow();
        using var timer = new PeriodicTimer(Interval, clock);
        do
            await Task.Run(Copy, ct);
        while (await timer.WaitForNextTickAsync(ct));
    }

    private void Copy()
    {
        try
        {
            state.BackUp(Place);
            Failure = null;
        }
        catch (Exception e) when (e is StateDamagedException or DbException or IOException or UnauthorizedAccessException)
        {
            Failure = e.Message;
            log.Write($"状态库未能复制： The state was not copied: {e.Message}");
        }
    }
}

using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Server.Notices;

/// <summary>Empties the outbox, channel by channel, for as long as serve runs.</summary>
public sealed class NoticeSender(NoticeOutbox outbox, IReadOnlyList<INoticeChannel> channels, TimeProvider clock, ServeLog log) : IDisposable
{
    private static readonly TimeSpan s_longestSleep = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>Something was put into the outbox.</summary>
    public void Wake() => _wake.Release();

    /// <summary>Until it is cancelled.</summary>
    public async Task Run(CancellationToken ct)
    {
        while (true)
        {
            await SendDue(ct);
            using var sleep = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(_wake.WaitAsync(sleep.Token), Task.Delay(s_longestSleep, clock, sleep.Token));
            await sleep.CancelAsync();
            ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Sends what is due once; a channel that fails does not keep the others.</summary>
    public async Task SendDue(CancellationToken ct)
    {
        foreach (var notice in outbox.Waiting().Where(n => n.NextAttemptAt <= clock.GetUtcNow()))
        {
            if (channels.FirstOrDefault(c => c.Name == notice.Channel) is not { } channel)
                continue;
            try
            {
                await channel.Send(notice, ct);
                outbox.Delivered(notice);
                log.Write($"{notice.Night:yyyy-MM-dd} 的通知已送达 {notice.Channel}。 Notice delivered.");
            }
            catch (NoticeException e)
            {
                outbox.Failed(notice, e.Message);
                log.Write($"{notice.Night:yyyy-MM-dd} 的通知未能送达 {notice.Channel}： Notice not delivered: {e.Message}");
            }
        }
    }

    public void Dispose() => _wake.Dispose();
}

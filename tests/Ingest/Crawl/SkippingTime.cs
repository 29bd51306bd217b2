namespace PerfEval.Ingest.Tests.Crawl;

/// <summary>A clock on which every pause passes at once: waiting moves it forward by the time waited.</summary>
internal sealed class SkippingTime : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now = new(2024, 6, 1, 17, 0, 0, TimeSpan.Zero);

    /// <summary>All pauses together.</summary>
    public TimeSpan Waited { get; private set; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time)
    {
        lock (_lock)
        {
            _now += time;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Advance(dueTime);
            lock (_lock)
            {
                Waited += dueTime;
            }
        }

        return dueTime == Timeout.InfiniteTimeSpan ? new Passed() : Fire(callback, state);
    }

    private static Passed Fire(TimerCallback callback, object? state)
    {
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Passed();
    }

    private sealed class Passed : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

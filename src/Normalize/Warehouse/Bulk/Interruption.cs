using DuckDB.NET.Data;

namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>
/// Interrupts what runs on a connection while this object lives, when a token is cancelled or the time is up; the statement then throws
/// OperationCanceledException. One interrupt reaches only what is running at that instant, neither a statement still being planned nor the next one, and
/// DuckDB.NET ignores CommandTimeout: so it is repeated every 50 ms until this is disposed.
/// </summary>
public sealed class Interruption : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    private readonly DuckDBConnection _connection;
    private readonly Lock _gate = new();
    private readonly CancellationTokenRegistration _registration;
    private Timer? _timer;
    private bool _finished;

    /// <param name="timeout">Null for no limit.</param>
    public Interruption(DuckDBConnection connection, CancellationToken ct, TimeSpan? timeout = null)
    {
        _connection = connection;
        if (timeout is { } limit)
            _timer = new Timer(static i => ((Interruption)i!).Expire(), this, limit, s_interval);
        _registration = ct.UnsafeRegister(static i => ((Interruption)i!).Begin(), this);
    }

    /// <summary>Whether the time ran out.</summary>
    public bool TimedOut { get; private set; }

    public void Dispose()
    {
        // Not under the lock: disposing a registration waits for a Begin that may be waiting for it.
        _registration.Dispose();
        lock (_gate)
        {
            _finished = true;
            _timer?.Dispose();
        }
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_finished)
                return;
            _timer ??= new Timer(static i => ((Interruption)i!).Interrupt(), this, Timeout.InfiniteTimeSpan, s_interval);
            _timer.Change(TimeSpan.Zero, s_interval);
        }
    }

    private void Expire()
    {
        TimedOut = true;
        Interrupt();
    }

    private void Interrupt()
    {
        lock (_gate)
        {
            // The connection cannot be closed meanwhile: whoever runs the statement holds it open.
            if (!_finished)
                _connection.NativeConnection.Interrupt();
        }
    }
}

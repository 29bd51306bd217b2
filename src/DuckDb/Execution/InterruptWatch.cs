using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Execution;

/// <summary>
/// Guards one native call: interrupts it when its time is up or it is cancelled. duckdb_interrupt reaches only what is running at that instant
/// (not a statement still being planned, not the next stage), so it is repeated every 50 ms until the call has returned.
/// </summary>
internal sealed class InterruptWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly ConnectionHandle _connection;
    private readonly int _timeoutSeconds;
    private readonly CancellationToken _token;
    private readonly Lock _gate = new();
    private readonly CancellationTokenRegistration _registration;
    private Timer? _timer;
    private bool _finished;
    private bool _timedOut;
    private bool _cancelled;

    /// <param name="connection">What to interrupt.</param>
    /// <param name="timeoutSeconds">0 for no limit.</param>
    /// <param name="token">Cancels the call.</param>
    public InterruptWatch(ConnectionHandle connection, int timeoutSeconds, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        _connection = connection;
        _timeoutSeconds = timeoutSeconds;
        _token = token;
        if (timeoutSeconds > 0)
            _timer = new Timer(static w => ((InterruptWatch)w!).Expire(), this, TimeSpan.FromSeconds(timeoutSeconds), Interval);
        _registration = token.UnsafeRegister(static w => ((InterruptWatch)w!).Cancel(), this);
    }

    public void Cancel()
    {
        lock (_gate)
        {
            if (_finished || _cancelled)
                return;
            _cancelled = true;
            _timer ??= new Timer(static w => ((InterruptWatch)w!).Interrupt(), this, Timeout.InfiniteTimeSpan, Interval);
            _timer.Change(TimeSpan.Zero, Interval);
        }
    }

    /// <summary>What the caller throws for an error of the guarded call.</summary>
    public Exception Explain(DuckDBException error)
    {
        lock (_gate)
        {
            if (error.ErrorType != DuckDBErrorType.Interrupt)
                return error;
            if (_cancelled)
                return new OperationCanceledException($"The command was cancelled: {error.Message}", error, _token);
            return _timedOut
                ? new DuckDBException($"The command ran into its timeout of {_timeoutSeconds} s: {error.Message}", DuckDBErrorType.Interrupt)
                : error;
        }
    }

    public void Dispose()
    {
        // Not under the lock: disposing a registration waits for a Cancel that may be waiting for it.
        _registration.Dispose();
        lock (_gate)
        {
            _finished = true;
            _timer?.Dispose();
        }
    }

    private void Expire()
    {
        lock (_gate)
            _timedOut = true;
        Interrupt();
    }

    private void Interrupt()
    {
        lock (_gate)
        {
            // The handle cannot be closed meanwhile: whoever runs the call holds the connection open.
            if (!_finished)
                NativeMethods.duckdb_interrupt(_connection);
        }
    }
}

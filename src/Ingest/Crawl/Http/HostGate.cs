namespace PerfEval.Ingest.Crawl.Http;

/// <summary>
/// One request at a time to a host, with a pause from the end of one to the start of the next. The pause doubles when the host says
/// that it has too much to do and shrinks slowly while all goes well.
/// </summary>
internal sealed class HostGate(TimeProvider time) : IDisposable
{
    private const double Shrink = 0.9;

    private readonly SemaphoreSlim _one = new(1);
    private TimeSpan _least;
    private TimeSpan _most = TimeSpan.FromSeconds(60);
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>The present pause.</summary>
    public TimeSpan Pause { get; private set; }

    /// <summary>Several sources may share a host: the longest pause that one of them asks for holds.</summary>
    public void AtLeast(TimeSpan least, TimeSpan most)
    {
        _least = least > _least ? least : _least;
        _most = most > _least ? most : _least;
        Pause = Pause > _least ? Pause : _least;
    }

    public async Task<IDisposable> Enter(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var wait = _next - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, ct);
            }

            return new Turn(this);
        }
        catch
        {
            _one.Release();
            throw;
        }
    }

    public void Succeeded()
    {
        var less = Pause * Shrink;
        Pause = less > _least ? less : _least;
    }

    /// <param name="retryAfter">Pause that the host named; null leaves it to the doubled one.</param>
    public void Overloaded(TimeSpan? retryAfter)
    {
        var doubled = TimeSpan.FromSeconds(Math.Max(1, Pause.TotalSeconds * 2));
        Pause = doubled < _most ? doubled : _most;
        var until = time.GetUtcNow() + (retryAfter ?? Pause);
        _next = until > _next ? until : _next;
    }

    public void Dispose() => _one.Dispose();

    private void Leave()
    {
        var next = time.GetUtcNow() + Pause;
        _next = next > _next ? next : _next;
        _one.Release();
    }

    private sealed class Turn(HostGate gate) : IDisposable
    {
        private HostGate? _gate = gate;

        public void Dispose()
        {
            _gate?.Leave();
            _gate = null;
        }
    }
}

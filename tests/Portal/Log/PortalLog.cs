namespace PerfEval.Portal.Log;

/// <summary>All connections and requests since the portal started. A position in it marks the start of a night.</summary>
public sealed class PortalLog
{
    private readonly Lock _lock = new();
    private readonly List<RequestEntry> _requests = [];
    private readonly List<ConnectionEntry> _connections = [];
    private readonly List<Exception> _errors = [];
    private int _numbers;

    /// <summary>Told of every finished request, on the thread that served it.</summary>
    public event Action<RequestEntry>? Served;

    public IReadOnlyList<RequestEntry> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    public IReadOnlyList<ConnectionEntry> Connections
    {
        get
        {
            lock (_lock)
                return [.. _connections];
        }
    }

    /// <summary>Mistakes of the portal itself, which its clients see as status 500; a test that counts on the portal expects none.</summary>
    public IReadOnlyList<Exception> Errors
    {
        get
        {
            lock (_lock)
                return [.. _errors];
        }
    }

    /// <summary>Requests from number <paramref name="mark"/> on.</summary>
    public IReadOnlyList<RequestEntry> Since(int mark)
    {
        lock (_lock)
            return [.. _requests.Where(request => request.Number >= mark)];
    }

    /// <summary>Number that the next request will have.</summary>
    public int Mark() => Volatile.Read(ref _numbers);

    internal int NextNumber() => Interlocked.Increment(ref _numbers) - 1;

    internal void Add(RequestEntry entry)
    {
        lock (_lock)
            _requests.Add(entry);
        Served?.Invoke(entry);
    }

    internal void Add(ConnectionEntry entry)
    {
        lock (_lock)
            _connections.Add(entry);
    }

    internal void Add(Exception error)
    {
        lock (_lock)
            _errors.Add(error);
    }
}

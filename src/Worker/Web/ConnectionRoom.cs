using Microsoft.AspNetCore.Connections;

namespace PerfEval.Worker.Web;

/// <summary>
/// Room for connections: those that ask nothing must not keep out those that do. When it is full, the one that has waited longest without a
/// request makes room for the next; where all are being answered, the next is turned away.
/// </summary>
internal sealed class ConnectionRoom(int most)
{
    private const int Fewest = 16;
    private const int Most = 1000;

    private readonly Lock _lock = new();
    private readonly LinkedList<Place> _places = [];

    // Libraries stay open as files, some 260 of them; the others are the warehouse, the state and what runs read.
    private const int OtherFiles = 384;

    /// <summary>A quarter of the files that this process may open, less where the others need them.</summary>
    public static ConnectionRoom OfProcess() => new(Math.Clamp(Math.Min(OpenFiles() / 4, OpenFiles() - OtherFiles), Fewest, Most));

    public async Task Serve(ConnectionDelegate next, ConnectionContext connection)
    {
        var place = new Place(connection);
        Place? leaves = null;
        lock (_lock)
        {
            if (_places.Count >= most)
                leaves = _places.FirstOrDefault(other => other.Requests == 0) ?? place;
            if (leaves != place)
                _places.AddLast(place);
            if (leaves is not null)
                _places.Remove(leaves);
        }

        leaves?.Connection.Abort(new ConnectionAbortedException("The room is full."));
        if (leaves == place)
            return;
        connection.Features.Set(place);
        try
        {
            await next(connection);
        }
        finally
        {
            lock (_lock)
                _places.Remove(place);
        }
    }

    /// <summary>While its request is being answered, a connection keeps its place.</summary>
    public async Task Answer(Place? place, Func<Task> answer)
    {
        Count(place, 1);
        try
        {
            await answer();
        }
        finally
        {
            Count(place, -1);
        }
    }

    // Whoever was answered just now is the last to leave.
    private void Count(Place? place, int by)
    {
        if (place is null)
            return;
        lock (_lock)
        {
            place.Requests += by;
            if (_places.Remove(place))
                _places.AddLast(place);
        }
    }

    private static int OpenFiles()
    {
        const string Limits = "/proc/self/limits";
        const int Usual = 1024;
        try
        {
            var line = File.Exists(Limits) ? File.ReadLines(Limits).FirstOrDefault(l => l.StartsWith("Max open files", StringComparison.Ordinal)) : null;
            return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 3 } words && int.TryParse(words[3], out var soft) ? soft : Usual;
        }
        catch (IOException)
        {
            return Usual;
        }
    }

    internal sealed class Place(ConnectionContext connection)
    {
        public ConnectionContext Connection => connection;

        public int Requests { get; set; }
    }
}

using System.Diagnostics;
using Microsoft.AspNetCore.Connections;

namespace PerfEval.Worker.Web;

/// <summary>
/// Room for connections: those that ask nothing must not keep out those that do. When it is full, the one that has waited longest without a
/// request makes room for the next; where all are being answered, one that takes its answer too slowly. Only then the next is turned away. Who asks much
/// on one connection and reads nothing is let go after some requests.
/// </summary>
internal sealed class ConnectionRoom(int most)
{
    /// <summary>Requests on one connection: the answer to the last of them says that it is closed.</summary>
    public const int MostRequests = 200;

    // No page takes longer on a machine that can serve at all; who has not taken its answer by then does not read.
    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromSeconds(3);

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
                leaves = _places.FirstOrDefault(other => other.Requests == 0)
                    ?? _places.FirstOrDefault(other => Stopwatch.GetElapsedTime(other.Since) > s_longestAnswer) ?? place;
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
            if (by > 0)
                (place.Since, place.Asked) = (Stopwatch.GetTimestamp(), place.Asked + 1);
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

        /// <summary>All that it has asked.</summary>
        public int Asked { get; set; }

        /// <summary>When its last request began, by the stopwatch.</summary>
        public long Since { get; set; }

        /// <summary>Whether its next answer is its last one.</summary>
        public bool IsSpent => Asked >= MostRequests;
    }
}

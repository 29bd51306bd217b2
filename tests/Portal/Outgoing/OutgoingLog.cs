using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PerfEval.Portal.Outgoing;

/// <summary>What the programs of a run connected to and which names they resolved, from the file the hook wrote.</summary>
/// <param name="Connections">Address and port of every connection tried, in order; repeated as often as it was tried.</param>
/// <param name="Names">Every name or address given to the resolver.</param>
/// <param name="Others">Socket addresses that are not of the internet, as printed.</param>
public sealed record OutgoingLog(IReadOnlyList<IPEndPoint> Connections, IReadOnlyList<string> Names, IReadOnlyList<string> Others)
{
    /// <summary>Environment variable that names the file.</summary>
    public const string Variable = "PERFEVAL_CONNECTIONS";

    internal const string Connect = "connect";
    internal const string Resolve = "resolve";

    /// <summary>Assembly for DOTNET_STARTUP_HOOKS.</summary>
    public static string Hook => typeof(StartupHook).Assembly.Location;

    /// <returns>An empty log where no program opened anything.</returns>
    public static OutgoingLog Read(string file)
    {
        var connections = new List<IPEndPoint>();
        var names = new List<string>();
        var others = new List<string>();
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            var (verb, what) = line.Split(' ', 2) is [var first, var rest] ? (first, rest) : ("", line);
            if (verb == Resolve)
                names.Add(what);
            else if (EndPoint(what) is { } address)
                connections.Add(address);
            else
                others.Add(what);
        }

        return new OutgoingLog(connections, names, others);
    }

    /// <summary>The runtime prints a socket address as InterNetwork:16:{31,144,127,0,0,1,…}: port, then address, as sent to the system.</summary>
    private static IPEndPoint? EndPoint(string text)
    {
        var parts = text.Split(':', 3);
        if (parts is not [nameof(AddressFamily.InterNetwork) or nameof(AddressFamily.InterNetworkV6), _, ['{', .., '}']])
            return null;
        var bytes = parts[2][1..^1].Split(',').Select(number => byte.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var port = bytes[0] << 8 | bytes[1];
        var address = parts[0] == nameof(AddressFamily.InterNetwork) ? new IPAddress(bytes.AsSpan(2, 4)) : new IPAddress(bytes.AsSpan(6, 16));
        // A socket for both families writes IPv4 addresses as mapped ones; they are the same hosts.
        return new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, port);
    }
}

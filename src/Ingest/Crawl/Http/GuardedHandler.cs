using System.Net;
using System.Net.Sockets;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>
/// The one way to the network: no proxy, no cookies, no redirects by itself, and every connection goes to an address that was
/// resolved and checked in the same step, so that a name cannot lead elsewhere a moment later (rebinding).
/// </summary>
internal static class GuardedHandler
{
    /// <param name="local">Whether loopback and private addresses are permitted; local and other sources never share connections.</param>
    public static SocketsHttpHandler Create(bool local, CrawlLimits limits, Func<string, CancellationToken, Task<IPAddress[]>> resolve) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        Credentials = null,
        PreAuthenticate = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = 1,
        MaxResponseHeadersLength = 64,
        ResponseHeaderEncodingSelector = (_, _) => System.Text.Encoding.Latin1,
        ConnectTimeout = limits.ConnectTime,
        PooledConnectionIdleTimeout = limits.IdleConnectionTime,
        // A body that nobody wants to the end costs its connection, never the time to read it.
        MaxResponseDrainSize = 0,
        ConnectCallback = async (context, ct) =>
        {
            var host = context.DnsEndPoint.Host;
            var found = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, ct);
            var permitted = Array.FindAll(found, address => AddressGuard.Permits(address, local));
            return permitted.Length == 0
                ? throw new ForbiddenAddressException(host, found)
                : await Connect(permitted, context.DnsEndPoint.Port, ct);
        },
    };

    // The addresses are the ones that were checked: nothing is resolved again.
    private static async Task<Stream> Connect(IPAddress[] addresses, int port, CancellationToken ct)
    {
        for (var i = 0; ; i++)
        {
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[i], port), ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i < addresses.Length - 1)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}

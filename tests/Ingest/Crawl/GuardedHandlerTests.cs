using System.Net;
using System.Net.Sockets;
using PerfEval.Ingest.Crawl.Http;

namespace PerfEval.Ingest.Tests.Crawl;

/// <summary>Of the addresses of a name only those are connected to that a crawl may reach, whatever stands beside them.</summary>
public sealed class GuardedHandlerTests : IDisposable
{
    // Globally reachable by the registries; from a test machine it answers nobody or refuses.
    private static readonly IPAddress s_public = IPAddress.Parse("2400:3200::1");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public GuardedHandlerTests() => _listener.Start();

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PrivateAddressBesideAPublicOne_IsNeverConnectedTo(bool privateFirst)
    {
        var limits = new CrawlLimits { ConnectTime = TimeSpan.FromMilliseconds(300) };
        using var handler = GuardedHandler.Create(
            local: false, limits, (_, _) => Task.FromResult(privateFirst ? [IPAddress.Loopback, s_public] : new[] { s_public, IPAddress.Loopback }));
        using var client = new HttpClient(handler);

        var failure = await Record.ExceptionAsync(() => client.GetAsync(Address()));

        Assert.NotNull(failure);
        Assert.False(_listener.Pending(), "The private address was connected to.");
    }

    [Fact]
    public async Task NameWithPrivateAddressesOnly_IsForbidden_ButNotToALocalSource()
    {
        using var guarded = new HttpClient(
            GuardedHandler.Create(local: false, new CrawlLimits(), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])));
        using var local = new HttpClient(GuardedHandler.Create(local: true, new CrawlLimits(), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])));

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => guarded.GetAsync(Address()));
        Assert.True(refused is ForbiddenAddressException || refused.InnerException is ForbiddenAddressException, refused.ToString());
        Assert.False(_listener.Pending());

        var asked = local.GetAsync(Address());
        using var accepted = await _listener.AcceptTcpClientAsync();
        await accepted.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray());
        using var answer = await asked;
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private Uri Address() => new($"http://portal.example:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
}

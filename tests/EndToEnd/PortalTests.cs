using System.Net;
using System.Net.Http.Headers;
using PerfEval.Portal;
using PerfEval.Portal.Faults;

namespace PerfEval.EndToEnd.Tests;

/// <summary>The test portal itself: what other tests rely on when they trust its log and its faults.</summary>
public sealed class PortalTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private TestPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await TestPortal.Start(PortalPlan.OfEachKind(5 * SiteKinds.Names.Count));

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task EveryReport_IsServedWithItsBytes_AndReadTwiceIsTheSame()
    {
        await using var again = await TestPortal.Start(PortalPlan.OfEachKind(5 * SiteKinds.Names.Count));
        foreach (var site in _portal.Sites)
        {
            Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(site.Start)).StatusCode);
            foreach (var document in site.Documents)
            {
                Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(document.Page)).StatusCode);
                Assert.Equal(document.Bytes, await _client.GetByteArrayAsync(document.Address));
            }

            Assert.Equal(site.Documents.Select(document => document.ContentSha256), again.Site(site.Name).Documents.Select(document => document.ContentSha256));
        }

        var all = _portal.Sites.SelectMany(site => site.Documents).ToList();
        Assert.Equal(all.Count, all.Select(document => document.ContentSha256).Distinct().Count());
        Assert.Empty(_portal.Log.Errors);
    }

    [Fact]
    public async Task ConditionalRequest_IsAnsweredWith304_UntilTheReportChanges()
    {
        var site = _portal.Site("trs");
        var document = site.Documents[0];
        using var first = await _client.GetAsync(document.Address);

        Assert.Equal(HttpStatusCode.NotModified, await Again());
        var changed = site.Change(document);
        Assert.Equal(HttpStatusCode.OK, await Again());
        Assert.Equal(document.Unit, changed.Unit);
        Assert.NotEqual(document.ContentSha256, changed.ContentSha256);
        Assert.Equal(2, _portal.Log.Requests.Count(request => request.Conditional));

        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, document.Address);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await _client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task CutOffFile_IsServedFromWhereItBroke()
    {
        var site = _portal.Site("trs");
        var document = site.Documents[0];
        site.Faults.At(document.Address, TransferFaults.CutOff, times: 1);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _client.GetByteArrayAsync(document.Address));
        var half = document.Bytes.Length / 2;
        using var request = new HttpRequestMessage(HttpMethod.Get, document.Address);
        request.Headers.Range = new RangeHeaderValue(half, null);

        using var rest = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(document.Bytes[half..], await rest.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Lists_FollowWhatIsPublishedAndWithdrawn()
    {
        var site = _portal.Site("catalogue");
        var gone = site.Documents[0];
        var added = site.Publish(1)[0];
        site.Withdraw(gone);

        var list = await _client.GetStringAsync(site.Start);

        Assert.Contains(added.Title, list, StringComparison.Ordinal);
        Assert.DoesNotContain(gone.Title, list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(gone.Address)).StatusCode);
    }

    [Fact]
    public async Task ForbiddenHost_LogsWhoeverConnects()
    {
        Assert.DoesNotContain(_portal.Log.Connections, connection => connection.Site == TestPortal.ForbiddenName);

        await _client.GetAsync(new Uri($"http://2130706434:{_portal.Forbidden.Root.Port}/"));

        Assert.Single(_portal.Log.Connections, connection => connection.Site == TestPortal.ForbiddenName);
    }
}

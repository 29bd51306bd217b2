using System.Net;
using PerfEval.Portal;
using PerfEval.Portal.Log;
using PerfEval.Portal.Nights;
using PerfEval.Postgres;

namespace PerfEval.EndToEnd.Tests;

/// <summary>Nights of the whole program on the test portal.</summary>
public sealed class PortalNightTests : IAsyncLifetime, IDisposable
{
    private readonly NightHome _home = new(ProgramFile, DataFolder);
    private TestPortal _portal = null!;

    private static string ProgramFile => Path.Combine(AppContext.BaseDirectory, "perfeval.dll");

    private static string DataFolder => Path.Combine(Repository.Root, "data");

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.Start(PortalPlan.OfEachKind(3 * SiteKinds.Names.Count));
        foreach (var site in _portal.Sites)
            _home.Watch(site);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task SecondNight_WithNothingNew_AsksForListsAndConditionallyOnly()
    {
        await Night();
        var first = WarehouseContent.Of(_home, WarehouseContent.Current(_portal.Sites));
        var mark = _portal.Log.Mark();

        await Night();

        var second = _portal.Log.Since(mark);
        Assert.NotEmpty(second);
        Assert.All(second, request => Assert.True(request.Conditional || request.Kind is "list" or "robots", $"{request.Site} {request.Address}"));
        Assert.Equal(first, WarehouseContent.Of(_home, WarehouseContent.Current(_portal.Sites)));
        Assert.Empty(WarehouseContent.Miscounted(_home, WarehouseContent.Current(_portal.Sites)));
        OnlySourcesWereContacted();
    }

    [ToolFact("soffice")]
    public async Task Night_OverTheFormatsOfPortals_LoadsEachReportOnce()
    {
        var plan = PortalPlan.OfEachKind(5 * SiteKinds.Names.Count, formats: FormatMix.OfPortals);
        await using var portal = await TestPortal.Start(plan with { Sites = [.. plan.Sites.Take(2)] });
        using var home = new NightHome(ProgramFile, DataFolder);
        foreach (var site in portal.Sites)
            home.Watch(site);

        foreach (var run in await PerfEval.Portal.Nights.Night.Run(home))
            Assert.True(run.ExitCode == 0, run.ToString());

        var current = WarehouseContent.Current(portal.Sites);
        Assert.Equal(10, current.Count);
        Assert.Empty(WarehouseContent.Miscounted(home, current));
        Assert.Equal(5, home.Count("SELECT count(DISTINCT media_type) FROM document WHERE status = 'read'"));
    }

    [Fact]
    public async Task NextNight_FetchesWhatIsNewAndChanged_AndKeepsWhatIsGone()
    {
        await Night();
        var mark = _portal.Log.Mark();
        var added = _portal.Site("trs").Publish(2);
        var changed = _portal.Site("jcms").Change(_portal.Site("jcms").Documents[0]);
        var gone = _portal.Site("vsb").Documents[^1];
        _portal.Site("vsb").Withdraw(gone);

        await Night();

        // A new report with a file is two requests: its page and the file.
        var wholly = _portal.Log.Since(mark)
            .Where(request => request is { Kind: "page" or "attachment", Conditional: false })
            .Select(request => request.Address);
        Assert.Equal(
            added.SelectMany(document => new[] { document.Page, document.Address }).Select(address => address.PathAndQuery).Distinct().Order(), wholly.Order());
        Assert.Empty(WarehouseContent.Miscounted(_home, WarehouseContent.Current(_portal.Sites)));
        Assert.Equal(1, _home.Count($"SELECT count(*) FROM report WHERE unit = '{gone.Unit}'"));
        Assert.Equal(
            1,
            _home.Count(
                $"SELECT count(*) FROM report JOIN document USING (document_id) WHERE unit = '{changed.Unit}' AND sha256 = '{changed.ContentSha256}'"));
    }

    [Fact]
    public async Task KilledNights_LoseNothingAndDoubleNothing()
    {
        var said = new List<string>();

        var result = await new KillRun(ProgramFile, DataFolder, new KillPlan { Kills = 2, KillsPerHome = 2, Documents = 16, Seed = 7 }, said.Add).Run();

        Assert.Empty(result.Problems);
        Assert.Equal(2, result.Kills);
        Assert.NotEqual(0, result.Generations);
    }

    [PostgresFact]
    public async Task NightOfTwoServers_OneOfThemKilled_IsAsThatOfOne()
    {
        var said = new List<string>();

        var result = await new SharedNightRun(
            ProgramFile, DataFolder, PostgresServer.Shared.CreateDatabase, new SharedNightPlan { Kills = 1, Documents = 16 }, said.Add).Run();

        Assert.Empty(result.Problems);
        Assert.NotEqual(0, result.Generations);
    }

    [PostgresFact]
    public async Task SecondServeOfAName_IsRefused_AndSaysWhatToDo()
    {
        using var home = new NightHome(ProgramFile, DataFolder, PostgresServer.Shared.CreateDatabase());
        await using var first = await NightServe.Start(home, "east");
        await using var second = await NightServe.Start(home, "east");

        var refused = await second.Ended();

        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("错误：名为 east 的 serve 已在运行。\n", refused.Error, StringComparison.Ordinal);
        Assert.Contains("PERFEVAL_NODE", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryFault_EndsAsItMust_AndNoOtherHostIsContacted()
    {
        // What only ends when patience or all attempts do takes minutes: the benchmarks' command runs it too.
        var result = await new FaultRun(ProgramFile, DataFolder).Run(fault => fault is { Slow: false, Retried: false });

        Assert.Empty(
            result.Rows.Where(row => !row.AsWished)
                .Select(row => $"{row.Case.Name} at {row.Case.Place}: {row.Outcome}; {row.Reports} reports, later {row.Recovered}; {row.Message}"));
        Assert.Empty(result.Forbidden);
        Assert.Equal(0, result.ForbiddenAccepted);
        Assert.NotEmpty(result.Outgoing.Connections);
    }

    private async Task Night()
    {
        foreach (var run in await PerfEval.Portal.Nights.Night.Run(_home))
            Assert.True(run.ExitCode == 0, run.ToString());
    }

    private void OnlySourcesWereContacted()
    {
        var outgoing = _home.Outgoing;
        var allowed = _portal.Sites.Select(site => new IPEndPoint(IPAddress.Loopback, site.Root.Port)).ToHashSet();
        Assert.Equal(allowed, outgoing.Connections.ToHashSet());
        Assert.Empty(outgoing.Others);
        Assert.DoesNotContain(_portal.Log.Connections, connection => connection.Site == TestPortal.ForbiddenName);
        Assert.True(_portal.Log.Connections.Count <= outgoing.Connections.Count, "The portal accepted connections that the program's own log does not have.");
    }
}

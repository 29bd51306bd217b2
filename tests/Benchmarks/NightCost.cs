using System.Globalization;
using PerfEval.Portal;
using PerfEval.Portal.Log;
using PerfEval.Portal.Nights;

namespace PerfEval.Benchmarks;

/// <summary>A first night on the test portal, a second with nothing new, and a third with a few new reports: requests and seconds of each.</summary>
internal static class NightCost
{
    public static async Task<int> Run(int reports, int added)
    {
        await using var portal = await TestPortal.Start(PortalPlan.OfEachKind(reports));
        using var home = new NightHome(Clone.Program, Clone.Data);
        foreach (var site in portal.Sites)
            home.Watch(site);

        await Night("first", portal, home);
        await Night("nothing new", portal, home);
        for (var i = 0; i < added; i++)
            portal.Sites[i % portal.Sites.Count].Publish(1);
        await Night($"{added} new", portal, home);
        return 0;
    }

    private static async Task Night(string name, TestPortal portal, NightHome home)
    {
        var mark = portal.Log.Mark();
        var runs = await PerfEval.Portal.Nights.Night.Run(home);
        var requests = portal.Log.Since(mark);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-12} crawl {runs[0].Seconds,6:0.0} s, publish {runs[^1].Seconds,5:0.0} s; {requests.Count} requests: {Count(requests, "robots")} robots, {Count(requests, "list")} lists, {requests.Count(r => r.Conditional)} conditional ({requests.Count(r => r.Status == 304)} not modified), {requests.Count(IsWhole)} whole pages or files"));
        Console.WriteLine(runs[0].Error.TrimEnd());
    }

    private static int Count(IReadOnlyList<RequestEntry> requests, string kind) => requests.Count(request => request.Kind == kind);

    private static bool IsWhole(RequestEntry request) => request is { Kind: "page" or "attachment", Conditional: false };
}

using PerfEval.SampleGenerator;

namespace PerfEval.Portal.Nights;

/// <summary>
/// Crawls a portal on which every fault has a site of its own: a night in which the first faults are set, a night in which those are set
/// that need something to lose, and a night without faults, after which every report must be there.
/// </summary>
public sealed class FaultRun(string program, string data)
{
    /// <param name="chosen">Which of <see cref="FaultCases"/> to run.</param>
    public async Task<FaultResult> Run(Func<FaultCase, bool> chosen)
    {
        // The faults need the forbidden host's ports, and the sites as many as there are faults: a portal without sites tells the number.
        var count = FaultCases.All(new ForbiddenHost(1, 2)).Count(chosen);
        await using var portal = await TestPortal.Start(new PortalPlan { Sites = [.. Enumerable.Range(0, count).Select(Site)] });
        var cases = FaultCases.All(portal.Forbidden).Where(chosen).Zip(portal.Sites).ToList();
        using var home = new NightHome(program, data);
        foreach (var site in portal.Sites)
            home.Watch(site);

        var wanted = cases.Select(pair => (Units: Expected(pair.Second), Address: FaultCase.AddressIn(pair.Second, pair.First.Place).AbsoluteUri)).ToList();
        foreach (var (fault, site) in cases.Where(pair => !pair.First.Later))
            fault.Arrange(site, portal);
        var nights = new List<ProgramRun> { await home.Run("crawl") };
        foreach (var (_, site) in cases.Where(pair => pair.First.Slow))
            site.Faults.Clear();
        foreach (var (fault, site) in cases.Where(pair => pair.First.Later))
            fault.Arrange(site, portal);
        nights.Add(await home.Run("crawl"));
        var faulty = Reports(home);
        var fetches = ArchiveFetches.Of(home);
        foreach (var site in portal.Sites)
        {
            site.Faults.Clear();
            site.Robots = null;
        }

        nights.Add(await home.Run("crawl"));
        var recovered = Reports(home);
        var rows = cases.Select((pair, i) => Row(pair.First, pair.Second.Name, wanted[i], faulty, recovered, fetches, nights[0].Error + nights[1].Error))
            .ToList();
        return new FaultResult(rows, nights, portal.Log.Connections, home.Outgoing, [.. portal.Sites.Select(site => site.Root)]);
    }

    private static SitePlan Site(int index) => new()
    {
        Name = $"fault{index:D3}",
        Kind = "trs",
        Documents = FaultCase.Documents,
        NoticeEvery = 0,
        Division = PrintedReport.Divisions[index % PrintedReport.Divisions.Count],
        FirstNumber = index / PrintedReport.Divisions.Count * 20,
    };

    private static HashSet<string> Expected(PortalSite site) => [.. site.Documents.Select(document => document.Unit)];

    private static FaultRow Row(
        FaultCase fault, string site, (HashSet<string> Units, string Address) wanted, Dictionary<string, int> faulty, Dictionary<string, int> recovered,
        IReadOnlyList<FetchLine> fetches, string said)
    {
        var units = wanted.Units;
        var there = fetches.Where(fetch => fetch.Source == site && fetch.Address == wanted.Address).ToList();
        var lines = said.Split('\n');
        var line = lines.FirstOrDefault(text => text.Contains(wanted.Address, StringComparison.Ordinal))
            ?? lines.LastOrDefault(text => text.StartsWith(site, StringComparison.Ordinal)) ?? "";
        var reports = units.Count(unit => faulty.GetValueOrDefault(unit) == 1);
        var after = units.Count(unit => recovered.GetValueOrDefault(unit) == 1);
        var wished = fault.Wish switch
        {
            FaultWish.All or FaultWish.Kept => reports == units.Count,
            FaultWish.Others => reports == units.Count - 1,
            FaultWish.None => reports == 0,
            _ => reports < units.Count,
        };
        return new FaultRow
        {
            Case = fault,
            Outcome = string.Join(", ", there.Select(fetch => fetch.Outcome).Distinct()),
            Message = there.Select(fetch => fetch.Message).FirstOrDefault(message => message is not null) ?? line,
            Reports = reports,
            Recovered = after,
            AsWished = wished && after == units.Count && !units.Any(unit => faulty.GetValueOrDefault(unit) > 1 || recovered.GetValueOrDefault(unit) > 1),
        };
    }

    private static Dictionary<string, int> Reports(NightHome home) =>
        home.Query("SELECT unit, count(*) FROM report GROUP BY unit").ToDictionary(
            row => row[0], row => int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture));
}

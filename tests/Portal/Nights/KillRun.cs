using System.Globalization;

namespace PerfEval.Portal.Nights;

/// <summary>
/// Kills whole nights (SIGKILL) at random moments and starts them again. In each home half of the kills fall into its first night and
/// half into the next one, before which reports are published, changed and withdrawn. After every kill every generation that it
/// left is opened; at the end of each home its warehouse is compared with one that lived through the same two nights undisturbed.
/// </summary>
public sealed class KillRun(string program, string data, KillPlan plan, Action<string> say)
{
    private readonly Random _random = new(plan.Seed);
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _opened = [];
    private int _kills;
    private int _inCrawl;
    private int _homes;
    private int _generations;

    public async Task<KillResult> Run()
    {
        await using var portal = await TestPortal.Start(PortalPlan.OfEachKind(plan.Documents));
        while (_kills < plan.Kills)
        {
            var before = _kills;
            await OneHome(portal, Math.Min(plan.KillsPerHome, plan.Kills - _kills));
            if (_kills == before)
                throw new InvalidOperationException("No night could be killed: they all ended first.");
        }

        if (portal.Log.Connections.Any(connection => connection.Site == TestPortal.ForbiddenName))
            Tell("The forbidden host was contacted.");
        return new KillResult { Kills = _kills, InCrawl = _inCrawl, Homes = _homes, Generations = _generations, Problems = _problems };
    }

    private async Task OneHome(TestPortal portal, int kills)
    {
        _homes++;
        using var home = Home(portal);
        using var calm = Home(portal);
        var wanted = _kills + kills;
        var seconds = await Undisturbed(calm);
        await Kill(home, seconds, _kills + (kills + 1) / 2);
        await Complete(home, "first night");

        foreach (var site in portal.Sites.Where(_ => _random.Next(2) == 0))
            Change(site);
        await Kill(home, await Undisturbed(calm), wanted);
        await Complete(home, "second night");
        OpenGenerations(home, all: true);
        await Compare(home, calm, portal);
        say(string.Create(
            CultureInfo.InvariantCulture,
            $"home {_homes}: {_kills} kills so far ({_inCrawl} in crawl, load or analysis), {_generations} generations opened, {_problems.Count} problems"));
    }

    private NightHome Home(TestPortal portal)
    {
        var home = new NightHome(program, data, plan.NewState?.Invoke());
        foreach (var site in portal.Sites)
            home.Watch(site);
        return home;
    }

    private void Change(PortalSite site)
    {
        site.Publish(_random.Next(1, 3));
        site.Change(site.Documents[_random.Next(site.Documents.Count - 1)]);
        if (_random.Next(2) == 0)
            site.Withdraw(site.Documents[_random.Next(site.Documents.Count - 1)]);
    }

    /// <summary>Kills nights until so many were killed in all, each at a moment drawn evenly from <paramref name="seconds"/>.</summary>
    private async Task Kill(NightHome home, double seconds, int until)
    {
        // A night that ends before its moment comes is one that has nothing left to do: a few of them, and the rest is given up.
        for (var spared = 0; _kills < until && spared < 5;)
        {
            using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(0.05 + _random.NextDouble() * seconds));
            var runs = await plan.Night(home, moment.Token);
            if (runs[^1].ExitCode == 137)
            {
                _kills++;
                _inCrawl += runs.Count == 1 ? 1 : 0;
            }
            else
            {
                spared++;
                Expect(runs[^1].ExitCode == 0, $"a night between kills: {runs[^1]}");
            }

            OpenGenerations(home);
        }
    }

    private async Task Complete(NightHome home, string which)
    {
        foreach (var run in await plan.Night(home, CancellationToken.None))
            Expect(run.ExitCode == 0, $"{which} after the kills: {run}");
        OpenGenerations(home);
    }

    /// <returns>Seconds that the night took.</returns>
    private async Task<double> Undisturbed(NightHome calm)
    {
        var runs = await plan.Night(calm, CancellationToken.None);
        Expect(runs.All(run => run.ExitCode == 0), $"undisturbed night: {runs[^1]}");
        return runs.Sum(run => run.Seconds);
    }

    private async Task Compare(NightHome home, NightHome calm, TestPortal portal)
    {
        var current = WarehouseContent.Current(portal.Sites);
        foreach (var problem in WarehouseContent.Miscounted(home, current))
            Tell($"home {_homes}: {problem}");
        var content = WarehouseContent.Of(home, current);
        var undisturbed = WarehouseContent.Of(calm, current);
        foreach (var line in content.Except(undisturbed).Take(5))
            Tell($"home {_homes}: only after kills: {line}");
        foreach (var line in undisturbed.Except(content).Take(5))
            Tell($"home {_homes}: lost: {line}");
        Expect(content.Count == undisturbed.Count, $"{content.Count} rows instead of {undisturbed.Count}");
        var check = await home.Run("archive", "check");
        Expect(check.ExitCode == 0, $"archive check: {check}");
    }

    private void OpenGenerations(NightHome home, bool all = false)
    {
        var folder = Path.Combine(home.Home, "published");
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "perfeval.*.duckdb") : [])
        {
            // A generation never changes once it is there: it is opened when it appears, and all of them again at the home's end.
            if (!all && !_opened.Add(file))
                continue;
            _generations++;
            if (StoredRows.Fault(file) is { } fault)
                Expect(false, fault);
        }
    }

    // At once: what a home looked like is gone when the run ends.
    private void Tell(string problem)
    {
        _problems.Add(problem);
        say(problem);
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds)
            Tell($"home {_homes}, {_kills} kills: {otherwise}");
    }
}

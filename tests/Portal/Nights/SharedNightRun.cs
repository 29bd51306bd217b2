using System.Diagnostics;
using System.Globalization;

namespace PerfEval.Portal.Nights;

/// <summary>
/// Nights that two servers do together over one PostgreSQL and one archive folder, either killed (SIGKILL) at random moments and started again; afterwards
/// the warehouse is compared with that of one server, over a file, that nobody disturbed.
/// </summary>
/// <param name="newState">Gives the connection string of an empty database.</param>
public sealed class SharedNightRun(string program, string data, Func<string> newState, SharedNightPlan plan, Action<string> say)
{
    private static readonly string[] s_nodes = ["east", "west"];
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    /// <summary>A night that takes longer hangs.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);

    private readonly Random _random = new(plan.Seed);
    private readonly List<string> _problems = [];
    private readonly List<double> _takenUp = [];
    private readonly List<double> _seconds = [];
    private readonly Dictionary<string, int> _crawled = s_nodes.ToDictionary(node => node, _ => 0);
    private int _kills;
    private int _generations;

    public async Task<SharedNightResult> Run()
    {
        await using var portal = await TestPortal.Start(PortalPlan.OfEachKind(plan.Documents));
        using var calm = Home(portal, state: null);
        var served = await new ServedNight().Run(calm);
        Expect(served[0].ExitCode == 0, $"undisturbed night: {served[0]}");
        _seconds.Add(served[0].Seconds);
        for (var night = 1; night <= plan.Nights; night++)
        {
            using var home = Home(portal, newState());
            await OneNight(home);
            await Compare(home, calm, portal);
            say(string.Create(CultureInfo.InvariantCulture, $"night {night}: {_seconds[^1]:0.0} s, {_kills} kills so far, {_problems.Count} problems"));
        }

        return new SharedNightResult
        {
            Kills = _kills,
            TakenUp = _takenUp,
            Seconds = _seconds,
            Crawled = _crawled,
            Generations = _generations,
            Problems = _problems
        };
    }

    private NightHome Home(TestPortal portal, string? state)
    {
        var home = new NightHome(program, data, state);
        foreach (var site in portal.Sites)
            home.Watch(site);
        return home;
    }

    private async Task OneNight(NightHome home)
    {
        // The moments are spread over what one server takes for the night.
        var moments = Enumerable.Range(0, plan.Kills).Select(_ => _random.NextDouble() * _seconds[0]).Order().ToList();
        var servers = (await Task.WhenAll(s_nodes.Select(node => NightServe.Start(home, node)))).ToArray();
        try
        {
            var clock = Stopwatch.StartNew();
            await servers[_random.Next(servers.Length)].StartNight();
            var killed = new List<DateTimeOffset>();
            foreach (var moment in moments)
            {
                var left = TimeSpan.FromSeconds(moment) - clock.Elapsed;
                await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
                if (!(await servers[0].Runs()).Any(run => run.IsActive))
                    break;
                var victim = _random.Next(servers.Length);
                killed.Add(DateTimeOffset.UtcNow);
                await servers[victim].Kill();
                await servers[victim].DisposeAsync();
                await Task.Delay(TimeSpan.FromSeconds(_random.NextDouble() * 5));
                servers[victim] = await NightServe.Start(home, s_nodes[victim]);
            }

            using var patience = new CancellationTokenSource(s_patience);
            var last = await servers[0].Over(s_look, patience.Token);
            _seconds.Add(clock.Elapsed.TotalSeconds);
            _kills += killed.Count;
            Expect(last.Status == "succeeded", $"the night ended otherwise: {last}");
            Count(await servers[1].Runs(), killed);
        }
        finally
        {
            foreach (var server in servers)
            {
                var ended = await server.Stop();
                Expect(ended.ExitCode == 0, $"stop: {ended}");
                await server.DisposeAsync();
            }
        }
    }

    private void Count(IReadOnlyList<NightAttempt> runs, List<DateTimeOffset> killed)
    {
        foreach (var run in runs.Where(run => run is { Origin: "recovery", StartedAt: not null }))
            _takenUp.Add((run.StartedAt!.Value - killed.Last(kill => kill < run.StartedAt)).TotalSeconds);
    }

    private async Task Compare(NightHome home, NightHome calm, TestPortal portal)
    {
        var current = WarehouseContent.Current(portal.Sites);
        _problems.AddRange(WarehouseContent.Miscounted(home, current));
        var content = WarehouseContent.Of(home, current);
        var undisturbed = WarehouseContent.Of(calm, current);
        _problems.AddRange(content.Except(undisturbed).Take(5).Select(line => $"only of two servers: {line}"));
        _problems.AddRange(undisturbed.Except(content).Take(5).Select(line => $"lost: {line}"));
        Expect(content.Count == undisturbed.Count, $"{content.Count} rows instead of {undisturbed.Count}");
        Expect(home.Count("SELECT count(*) FROM document") == calm.Count("SELECT count(*) FROM document"), "documents that are not the portal's");
        var stored = ArchiveFetches.Of(home).Where(fetch => fetch.Outcome == "stored").ToList();
        _problems.AddRange(stored.CountBy(fetch => fetch.Address).Where(count => count.Value > 1).Select(count => $"stored {count.Value} times: {count.Key}"));
        foreach (var node in s_nodes)
            _crawled[node] += Directory.GetFiles(Path.Combine(home.Home, "archive"), $"journal-{node}-*.jsonl")
                .SelectMany(File.ReadLines)
                .Count(line => line.Contains("\"ended\":true", StringComparison.Ordinal));
        var check = await home.Run("archive", "check", "--all");
        Expect(check.ExitCode == 0, $"archive check: {check}");
        foreach (var file in Directory.GetFiles(Path.Combine(home.Home, "published"), "perfeval.*.duckdb"))
        {
            _generations++;
            if (StoredRows.Fault(file) is { } fault)
                Expect(false, fault);
        }
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds)
            _problems.Add($"{_kills} kills: {otherwise}");
    }
}

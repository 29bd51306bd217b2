using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PerfEval.Portal;
using PerfEval.Portal.Nights;
using PerfEval.SampleGenerator;

namespace PerfEval.Benchmarks.Visitors;

/// <summary>
/// People who read serve's pages and JSON, each a second after the last answer, while nights on the test portal follow one another and others hand in files
/// by POST /ingest and wait for their runs. Nobody may get anything but an answer, and every file handed in has to be there at the end.
/// </summary>
internal sealed partial class VisitorsRun(TimeSpan duration)
{
    private const int Readers = 20;
    private const int Clients = 5;
    private const int Reports = 60;
    private const int NewEachNight = 6;

    private static readonly TimeSpan s_thought = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    private readonly Latencies _latencies = new();
    private readonly List<string> _problems = [];
    private int _handedIn;
    private int _nights;

    /// <returns>0 where nobody met an error.</returns>
    public async Task<int> Run()
    {
        await using var portal = await TestPortal.Start(PortalPlan.OfEachKind(Reports));
        using var home = new NightHome(Clone.Program, Clone.Data);
        foreach (var site in portal.Sites)
            home.Watch(site);
        await using var serve = await NightServe.Start(home);
        await Night(serve);
        _nights = 0;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = Readers + Clients })
        {
            BaseAddress = new Uri(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(home.Home, "serve.json")))!["Url"]!.GetValue<string>()),
        };
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Readers} readers, {Clients} who hand in files, nights of {NewEachNight} new reports, {duration.TotalSeconds:0} s; "
                + $"{Environment.ProcessorCount} cores, load average {Machine.Load():0.0}"));
        var addresses = await Addresses(http);
        using var end = new CancellationTokenSource(duration);
        double peak;
        using (var sampler = new PeakSampler(serve.ProcessId))
        {
            await Task.WhenAll(
            [
                .. Enumerable.Range(0, Readers).Select(reader => Read(http, addresses, reader, end.Token)),
                .. Enumerable.Range(0, Clients).Select(client => HandIn(http, home, client, end.Token)),
                Nights(serve, portal, end.Token),
            ]);
            peak = sampler.Megabytes;
        }

        await Settle(serve);
        var stopped = await serve.Stop();
        if (stopped.ExitCode != 0)
            _problems.Add($"serve: {stopped}");
        var missing = _handedIn - home.Count("SELECT count(*) FROM document WHERE status = 'read' AND contains(origin, '/handed/')");
        if (missing != 0)
            _problems.Add($"{missing} of {_handedIn} files handed in are not in the warehouse");
        foreach (var line in _latencies.Lines().Concat(_problems))
            Console.WriteLine(line);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_latencies.Errors} errors, {_problems.Count} problems; {_handedIn} files handed in, {_nights} nights, peak of all processes {peak:0} MB"));
        return _latencies.Errors == 0 && _problems.Count == 0 ? 0 : 1;
    }

    /// <summary>What the first page leads to, and what programs ask for.</summary>
    private static async Task<IReadOnlyList<(string Kind, string Address)>> Addresses(HttpClient http)
    {
        var first = await http.GetStringAsync(new Uri("/", UriKind.Relative));
        var linked = Link().Matches(first).Select(match => match.Groups[1].Value).Where(address => address.StartsWith('/'));
        var run = JsonNode.Parse(await http.GetStringAsync(new Uri("/runs?limit=1", UriKind.Relative)))![0]!["run_id"]!.GetValue<string>();
        return [
            .. linked.Append("/").Append("/runs?limit=200").Distinct().Select(address => (address, address)),
            ("/runs/ID", $"/runs/{run}"),
            ("/runs/ID/lines", $"/runs/{run}/lines")
        ];
    }

    // Readers begin at different moments and places, as people do.
    private async Task Read(HttpClient http, IReadOnlyList<(string Kind, string Address)> addresses, int reader, CancellationToken end)
    {
        await Pause(s_thought * reader / Readers, end);
        for (var visit = reader; !end.IsCancellationRequested; visit++)
        {
            var (kind, address) = addresses[visit % addresses.Count];
            await Ask(kind, () => http.GetAsync(new Uri(address, UriKind.Relative), CancellationToken.None));
            await Pause(s_thought, end);
        }
    }

    private async Task HandIn(HttpClient http, NightHome home, int client, CancellationToken end)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home.Folder, "handed", client.ToString(CultureInfo.InvariantCulture))).FullName;
        var token = (await File.ReadAllTextAsync(Path.Combine(home.Home, "serve.token"), CancellationToken.None)).Trim();
        for (var number = client; !end.IsCancellationRequested; number += Clients)
        {
            var report = PrintedReport.Of(
                PrintedReport.Divisions[^1], 3000 + number, edition: 0, seed: 7, ReportSize.Brief, number % 3 == 0 ? ".xlsx" : ".docx");
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number}{(number % 3 == 0 ? ".xlsx" : ".docx")}"));
            await File.WriteAllBytesAsync(file, report.Bytes, CancellationToken.None);
            using var content = JsonContent.Create(new { paths = new[] { file } });
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/ingest", UriKind.Relative)) { Content = content };
            request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
            if (await Ask("POST /ingest", () => http.SendAsync(request, CancellationToken.None)) is not { } answer)
                continue;
            _ = Interlocked.Increment(ref _handedIn);
            await Over(http, answer["run_id"]!.GetValue<string>());
            await Pause(s_thought, end);
        }
    }

    // Whoever hands work in waits for it, also beyond the end.
    private async Task Over(HttpClient http, string run)
    {
        while (true)
        {
            switch ((await Ask("/runs/ID (waiting)", () => http.GetAsync(new Uri($"/runs/{run}", UriKind.Relative))))?["status"]?.GetValue<string>())
            {
                case "queued" or "running" or null:
                    await Task.Delay(s_look);
                    continue;
                case "succeeded":
                    return;
                case var status:
                    lock (_problems)
                        _problems.Add($"{run}: {status}");
                    return;
            }
        }
    }

    private async Task Nights(NightServe serve, TestPortal portal, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            for (var i = 0; i < NewEachNight; i++)
                portal.Sites[i % portal.Sites.Count].Publish(1);
            await Night(serve);
        }
    }

    private async Task Night(NightServe serve)
    {
        var id = await serve.StartNight();
        while ((await serve.Runs()).First(run => run.RunId == id) is var night)
        {
            if (night.IsActive)
            {
                await Task.Delay(s_look);
                continue;
            }

            _nights++;
            if (night.Status != "succeeded")
                _problems.Add($"night: {night}");
            return;
        }
    }

    private static async Task Settle(NightServe serve) => await serve.Over(s_look, CancellationToken.None);

    /// <summary>The answer's JSON; null where it was an error, or no JSON.</summary>
    private async Task<JsonNode?> Ask(string kind, Func<Task<HttpResponseMessage>> ask)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            using var answer = await ask();
            var text = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
            {
                _latencies.Fail(kind, $"{(int)answer.StatusCode} {text}");
                return null;
            }

            _latencies.Add(kind, clock.Elapsed.TotalSeconds);
            return answer.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            _latencies.Fail(kind, e.Message);
            return null;
        }
    }

    private static Task Pause(TimeSpan time, CancellationToken end) =>
        Task.Delay(time, end).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    [GeneratedRegex("href=\"([^\"#]*)\"")]
    private static partial Regex Link();
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PerfEval.Portal;
using PerfEval.Portal.Nights;

namespace PerfEval.Benchmarks.Against;

/// <summary>One build's serve over a home of its own, asked for nights over HTTP as `runs start` asks.</summary>
internal sealed class ServedHome : IAsyncDisposable
{
    private const string Listening = "listening on ";
    private readonly NightHome _home;
    private readonly CancellationTokenSource _kill = new();
    private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Task<ProgramRun> _serve;
    private int _process;

    private ServedHome(NightHome home)
    {
        _home = home;
        _serve = home.Run(["serve", "--listen", "127.0.0.1:0"], Hear, _kill.Token);
    }

    /// <summary>Returns once it listens.</summary>
    public static async Task<ServedHome> Start(Build build, TestPortal portal)
    {
        var home = build.Home();
        foreach (var site in portal.Sites)
            home.Watch(site);
        var served = new ServedHome(home);
        if (await Task.WhenAny(served._url.Task, served._serve) == served._serve)
            throw new InvalidOperationException((await served._serve).ToString());
        served._http.BaseAddress = await served._url.Task;
        served._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", (await File.ReadAllTextAsync(Path.Combine(home.Home, "serve.token"))).Trim());
        served._process = ProcessOf(home.Database);
        return served;
    }

    /// <summary>A night from the request to the generation that readers get.</summary>
    /// <exception cref="InvalidOperationException">It did not succeed; holds its row.</exception>
    public async Task<MeasuredRun> Night()
    {
        var cpu = CpuSeconds();
        var clock = Stopwatch.StartNew();
        using var answer = await _http.PostAsJsonAsync("/runs", new { sources = Array.Empty<string>() });
        var id = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["run_id"]!.GetValue<string>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await timer.WaitForNextTickAsync())
        {
            var run = JsonNode.Parse(await _http.GetStringAsync(new Uri($"/runs/{id}", UriKind.Relative)))!;
            switch (run["status"]!.GetValue<string>())
            {
                case "queued" or "running":
                    continue;
                case "succeeded":
                    return new MeasuredRun(clock.Elapsed.TotalSeconds, CpuSeconds() - cpu, PeakMegabytes(), "");
                default:
                    throw new InvalidOperationException(run.ToJsonString());
            }
        }

        throw new InvalidOperationException("The timer ended.");
    }

    public async ValueTask DisposeAsync()
    {
        await _kill.CancelAsync();
        await _serve;
        _kill.Dispose();
        _http.Dispose();
        _home.Dispose();
    }

    private void Hear(string line)
    {
        if (line.Split(Listening) is [_, var rest])
            _url.TrySetResult(new Uri(rest.Split(';')[0]));
    }

    private static int ProcessOf(string database) => Directory.GetDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Single(id => id > 0 && ProcessFamily.CommandLineOf(id) is var words && words.Contains("serve") && words.Contains(database));

    private double CpuSeconds() => Machine.CpuSeconds(_process);

    private double PeakMegabytes() =>
        double.Parse(
            File.ReadLines($"/proc/{_process}/status")
                .Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) * 1024 / 1_000_000;
}

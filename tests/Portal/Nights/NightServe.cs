using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace PerfEval.Portal.Nights;

/// <summary>A serve of a home as a process of its own, asked over HTTP as commands ask.</summary>
public sealed class NightServe : IAsyncDisposable
{
    private const string Listening = "listening on ";

    private readonly Process _process;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Task<string> _output;
    private readonly Task _error;
    private readonly CancellationTokenRegistration _killing;

    private NightServe(NightHome home, string? node, CancellationToken kill)
    {
        _process = home.Begin(["serve", "--listen", "127.0.0.1:0"], node);
        _killing = kill.Register(_process.Kill);
        _output = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _error = Listen();
    }

    public int ProcessId => _process.Id;

    /// <summary>Returns once it listens, or has ended.</summary>
    /// <param name="node">Its name; null where the home has one server.</param>
    /// <param name="kill">Cancelling kills it (SIGKILL).</param>
    public static async Task<NightServe> Start(NightHome home, string? node = null, CancellationToken kill = default)
    {
        var serve = new NightServe(home, node, kill);
        if (await Task.WhenAny(serve._url.Task, serve._error) == serve._error)
            return serve;
        serve._http.BaseAddress = await serve._url.Task;
        serve._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", (await File.ReadAllTextAsync(Path.Combine(home.Home, "serve.token"), CancellationToken.None)).Trim());
        return serve;
    }

    /// <summary>A night of all sources; the one under way where there is one.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="HttpRequestException">It has ended.</exception>
    public async Task<string> StartNight()
    {
        using var answer = await _http.PostAsJsonAsync("/runs", new { sources = Array.Empty<string>() });
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["run_id"]!.GetValue<string>();
    }

    /// <summary>Asks for the end of a run.</summary>
    /// <exception cref="HttpRequestException">It has ended.</exception>
    public async Task Cancel(string run)
    {
        using var answer = await _http.DeleteAsync(new Uri($"/runs/{run}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>All attempts at runs, the newest first.</summary>
    /// <exception cref="HttpRequestException">It has ended.</exception>
    public async Task<IReadOnlyList<NightAttempt>> Runs() =>
        [.. JsonNode.Parse(await _http.GetStringAsync(new Uri("/runs?limit=1000", UriKind.Relative)))!.AsArray().Select(run => NightAttempt.Of(run!))];

    /// <summary>Waits until no run is active any more.</summary>
    /// <returns>The last one.</returns>
    /// <exception cref="HttpRequestException">It has ended.</exception>
    public async Task<NightAttempt> Over(TimeSpan interval, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(interval);
        while (true)
        {
            if (await Runs() is { Count: > 0 } runs && !runs.Any(run => run.IsActive))
                return runs[0];
            await timer.WaitForNextTickAsync(ct);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task<ProgramRun> Kill()
    {
        _process.Kill();
        return await Ended();
    }

    /// <summary>SIGTERM.</summary>
    public async Task<ProgramRun> Stop()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])!;
            await kill.WaitForExitAsync();
        }

        return await Ended();
    }

    public async Task<ProgramRun> Ended()
    {
        await _error;
        await _process.WaitForExitAsync();
        return new ProgramRun(_process.ExitCode, await _output, _said.ToString(), _clock.Elapsed.TotalSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        await _killing.DisposeAsync();
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
        _http.Dispose();
    }

    private async Task Listen()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _said.AppendLine(line);
            if (line.Split(Listening) is [_, var rest])
                _url.TrySetResult(new Uri(rest.Split(';')[0]));
        }
    }
}

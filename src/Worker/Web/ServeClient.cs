using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Web;

/// <summary>The serve of a data home, as commands speak to it.</summary>
public sealed class ServeClient : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly DataHome _home;
    private readonly HttpClient _http;

    private ServeClient(DataHome home, Uri url)
    {
        _home = home;
        // Never by way of a proxy that the environment names: it is this machine.
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url, Timeout = TimeSpan.FromMinutes(1) };
    }

    /// <returns>Null where no serve runs.</returns>
    public static ServeClient? Find(DataHome home) => ServeEndpoint.Find(home) is { } endpoint ? new ServeClient(home, endpoint.Url) : null;

    public async Task<IReadOnlyList<RunView>> List(int limit, CancellationToken ct) =>
        await Read<IReadOnlyList<RunView>>($"/runs?limit={limit}", ct) ?? [];

    /// <returns>Null where there is no such run.</returns>
    public Task<RunView?> FindRun(string runId, CancellationToken ct) => Read<RunView>($"/runs/{Uri.EscapeDataString(runId)}", ct);

    /// <param name="from">Ordinal of the first line wanted.</param>
    public async Task<IReadOnlyList<string>> Lines(string runId, int from, CancellationToken ct) =>
        await Read<IReadOnlyList<string>>($"/runs/{Uri.EscapeDataString(runId)}/lines?from={from}", ct) ?? [];

    public Task<string> Start(IReadOnlyList<string> sources, CancellationToken ct) => Hand("/runs", new StartRequest(sources), ct);

    public Task<string> Ingest(IngestArgs work, CancellationToken ct) => Hand("/ingest", work, ct);

    public Task<string> Analyze(AnalyzeArgs work, CancellationToken ct) => Hand("/analyze", work, ct);

    public Task<string> Publish(PublishArgs work, CancellationToken ct) => Hand("/publish", work, ct);

    public async Task Cancel(string runId, CancellationToken ct)
    {
        using var request = Request(HttpMethod.Delete, $"/runs/{Uri.EscapeDataString(runId)}");
        using var answer = await _http.SendAsync(request, ct);
        await Check(answer, ct);
    }

    public void Dispose() => _http.Dispose();

    private async Task<T?> Read<T>(string path, CancellationToken ct)
        where T : class
    {
        using var request = Question(path);
        using var answer = await _http.SendAsync(request, ct);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        await Check(answer, ct);
        return await answer.Content.ReadFromJsonAsync<T>(s_json, ct);
    }

    /// <returns>The id of the run that does the work.</returns>
    private async Task<string> Hand<T>(string path, T work, CancellationToken ct)
    {
        using var request = Request(HttpMethod.Post, path);
        request.Content = JsonContent.Create(work, options: s_json);
        using var answer = await _http.SendAsync(request, ct);
        await Check(answer, ct);
        return (await answer.Content.ReadFromJsonAsync<StartedRun>(s_json, ct))!.RunId;
    }

    // The token opens also what must not be read by everybody. Of another user's serve it is not ours to read, and its answer says the rest.
    private HttpRequestMessage Question(string path)
    {
        try
        {
            return Request(HttpMethod.Get, path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, new Uri(path, UriKind.Relative))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", ServeEndpoint.TokenOf(_home)) },
    };

    private static async Task Check(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.IsSuccessStatusCode)
            return;
        var refusal = answer.Content.Headers.ContentType?.MediaType == "application/json" ? await answer.Content.ReadFromJsonAsync<Refusal>(s_json, ct) : null;
        throw new ServeRefusedException(refusal ?? new Refusal($"serve 答复 {(int)answer.StatusCode}。", $"serve answered {(int)answer.StatusCode}."));
    }
}

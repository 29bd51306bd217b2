using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Server;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Tests.Web;

public sealed class ServeHostTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private ServeHost? _host;

    public async Task InitializeAsync()
    {
        var settings = new ServeSettings { Listen = new IPEndPoint(IPAddress.Loopback, 0) };
        _host = await ServeHost.Start(
            _home.Home, settings, DataFolder.Find(), new ServeLog(TextWriter.Null, TimeProvider.System), TimeProvider.System, default);
        _http.BaseAddress = _host.Url;
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    public void Dispose()
    {
        _http.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Health_IsOkOnAFreshHome_AndSaysWhatItSaw()
    {
        var answer = await _http.GetAsync(new Uri("/health", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var report = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(["night", "disk", "warehouse", "notices", "state_copy"], report["checks"]!.AsArray().Select(check => (string)check!["name"]!));
    }

    [Fact]
    public async Task Health_FailsWhenTheWarehouseIsNoDatabase()
    {
        await File.WriteAllTextAsync(_home.Home.Warehouse, "no database at all, only a line of text");

        var answer = await _http.GetAsync(new Uri("/health", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("warehouse does not open", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/runs")]
    [InlineData("POST", "/ingest")]
    [InlineData("POST", "/publish")]
    [InlineData("DELETE", "/runs/x")]
    public async Task Changing_NeedsTheToken(string method, string path)
    {
        using var without = new HttpRequestMessage(new HttpMethod(method), path) { Content = JsonContent.Create(new { }) };
        using var wrong = new HttpRequestMessage(new HttpMethod(method), path) { Content = JsonContent.Create(new { }) };
        wrong.Headers.Authorization = new AuthenticationHeaderValue("Bearer", new string('0', 32));

        Assert.Equal(HttpStatusCode.Unauthorized, (await _http.SendAsync(without)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _http.SendAsync(wrong)).StatusCode);
    }

    [Fact]
    public async Task OtherHostName_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/runs");
        request.Headers.Host = "rebound.example.org";

        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await _http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task UnknownSourceAndRun_AreNamed()
    {
        Assert.Contains(
            "nowhere", Assert.Throws<ServeRefusedException>(() => Client().Start(["nowhere"], default).GetAwaiter().GetResult()).Message,
            StringComparison.Ordinal);
        Assert.Null(await Client().FindRun("nothing", default));
    }

    [Fact]
    public async Task NightOfOtherSources_IsRefusedWhileOneIsUnderWay()
    {
        // An empty night may be over before the other request arrives: then both are tried again.
        ServeRefusedException? refused = null;
        var id = "";
        for (var attempt = 0; attempt < 20 && refused is null; attempt++)
        {
            id = await Client().Start([], default);
            try
            {
                await Ended(await Client().Start(["example-trs"], default));
            }
            catch (ServeRefusedException e)
            {
                refused = e;
            }

            await Ended(id);
        }

        Assert.Contains(id, Assert.IsType<ServeRefusedException>(refused).Why.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartedNight_IsListedAndCounted()
    {
        var id = await Client().Start([], default);
        await Ended(id);

        var run = (await Client().FindRun(id, default))!;
        Assert.Equal(["archive", "load", "analyse", "publish"], run.Steps!.Select(step => step.Step));
        Assert.Equal(id, (await Client().List(10, default))[0].RunId);
        var metrics = await _http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains($"perfeval_runs_total{{kind=\"night\",status=\"{run.Status}\"}}", metrics, StringComparison.Ordinal);
        Assert.Contains("# TYPE perfeval_runs_active gauge", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public void Token_IsReadableByItsOwnerOnly()
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_home.PathOf("serve.token")));
    }

    private ServeClient Client() => ServeClient.Find(_home.Home)!;

    private async Task Ended(string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await new RunWatch(Client(), new PerfEval.Worker.Cli.Printing.Terminal
        {
            Out = Stream.Null,
            Error = TextWriter.Null,
            In = TextReader.Null,
            Width = new PerfEval.Worker.Cli.Printing.CharacterWidth(ambiguousIsWide: false),
        }).Follow(id, patience.Token);
    }

    [Fact]
    public async Task FirstPage_NamesWhatThereIs()
    {
        var page = await _http.GetStringAsync(new Uri("/", UriKind.Relative));

        Assert.All(new[] { "/health", "/runs", "/jobs", "/metrics" }, path => Assert.Contains($"href=\"{path}\"", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("LOCALHOST")]
    [InlineData("localhost.")]
    [InlineData("[::1]")]
    public async Task OwnNames_AreKnownHoweverTheyAreWritten(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/runs");
        request.Headers.Host = host;

        Assert.Equal(HttpStatusCode.OK, (await _http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/runs")]
    [InlineData("/health")]
    [InlineData("/metrics")]
    public async Task Head_IsAnsweredWhereGetIs(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/ingest", "{\"paths\":[null]}")]
    [InlineData("/ingest", "{\"paths\":[\"\"]}")]
    [InlineData("/ingest", "{\"paths\":[]}")]
    [InlineData("/ingest", "{\"paths\":null}")]
    [InlineData("/ingest", "{\"paths\":\"/srv/in\"}")]
    [InlineData("/ingest", "{\"paths\":[1]}")]
    [InlineData("/ingest", "{\"paths\":[[\"/srv/in\"]]}")]
    [InlineData("/ingest", "{\"paths\":[\"in\"]}")]
    [InlineData("/ingest", "{\"paths\":[\"/srv/../etc\"]}")]
    [InlineData("/ingest", "{\"paths\":[\"/srv/a\\u0000b\"]}")]
    [InlineData("/ingest", "{\"paths\":[\"/srv/in\"],\"rules\":[null]}")]
    [InlineData("/ingest", "{\"paths\":[\"/srv/in\"],\"rules\":{}}")]
    [InlineData("/ingest", "[]")]
    [InlineData("/ingest", "null")]
    [InlineData("/ingest", "")]
    [InlineData("/ingest", "{\"paths\":[")]
    [InlineData("/analyze", "{\"rules\":[null]}")]
    [InlineData("/analyze", "{\"all\":\"yes\"}")]
    [InlineData("/runs", "{\"sources\":[null]}")]
    [InlineData("/runs", "{\"sources\":7}")]
    [InlineData("/publish", "{\"force\":2}")]
    [InlineData("/publish", "{\"keep\":-1}")]
    [InlineData("/publish", "{\"rollback\":true,\"keep\":0}")]
    [InlineData("/publish", "{\"force\":false,\"force\":true}")]
    [InlineData("/publish", "[]")]
    [InlineData("/ingest", "{\"paths\":[\"/dev/zero\"]}")]
    [InlineData("/ingest", "{\"paths\":[\"/proc/self/mem\"]}")]
    public async Task MalformedBody_IsRefusedWithAReason(string path, string body) => await Refused(path, body, HttpStatusCode.BadRequest);

    [Fact]
    public async Task UnknownField_IsNamed_WithThoseThereAre()
    {
        using var answer = await _http.SendAsync(Post("/runs", "{\"source\":1}"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var why = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["english"]!;
        Assert.Equal("There is no field source; the known ones are sources.", why);
        Assert.Empty(await Client().List(10, default));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task BodyThatIsNoObject_IsToldSo(string body)
    {
        using var answer = await _http.SendAsync(Post("/runs", body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("A JSON object is needed", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["english"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RejectedFiles_AreToldWithTheRun()
    {
        var file = _home.PathOf("a.exe");
        await File.WriteAllBytesAsync(file, [0x4D, 0x5A, 0, 0]);
        var id = await Client().Ingest(new([file], Analyze: false, []), default);
        await Ended(id);

        Assert.Contains("1 files were rejected", (await Client().FindRun(id, default))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectionThatAsksOnAndOn_IsClosedAfterSomeRequests()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _host!.Url.Port);
        var stream = client.GetStream();
        for (var i = 0; i < 400; i++)
            await stream.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));

        using var reader = new StreamReader(stream);
        var text = new StringBuilder();
        try
        {
            text.Append(await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1)));
        }
        catch (IOException)
        {
            // What was asked beyond the last is met by a reset.
        }

        Assert.InRange(text.ToString().Split("HTTP/1.1 200").Length - 1, 1, 200);
    }

    [Fact]
    public async Task DeepLongAndLargeBodies_AreRefusedWithAReason()
    {
        await Refused("/ingest", "{\"paths\":" + new string('[', 100_000), HttpStatusCode.BadRequest);
        await Refused("/ingest", "{\"paths\":[\"" + new string('/', 5000) + "\"]}", HttpStatusCode.BadRequest);
        await Refused("/ingest", "{\"paths\":[" + string.Join(',', Enumerable.Repeat("\"/srv/in\"", 10_001)) + "]}", HttpStatusCode.BadRequest);
        await Refused("/ingest", "{\"paths\":[\"" + new string('x', 5 << 20) + "\"]}", HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    [InlineData("http://localhost:1")]
    public async Task PageElsewhere_ChangesNothing(string origin)
    {
        using var request = Post("/publish", "{}");
        request.Headers.Add("Origin", origin);

        Assert.Equal(HttpStatusCode.Forbidden, (await _http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task TooManyHeaders_AreRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/runs");
        for (var i = 0; i < 200; i++)
            request.Headers.Add($"X-{i}", "x");

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await _http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task ConnectionsThatSayNothing_KeepNobodyOut()
    {
        var silent = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 1100; i++)
            {
                silent.Add(new TcpClient());
                await silent[^1].ConnectAsync(IPAddress.Loopback, _host!.Url.Port);
                if (i % 2 == 0)
                    await silent[^1].GetStream().WriteAsync("GET /hea"u8.ToArray());
            }

            Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode);
        }
        finally
        {
            silent.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task TokenForReading_IsAskedForOfEveryRead()
    {
        using var home = new TemporaryHome();
        var settings = new ServeSettings { Listen = new IPEndPoint(IPAddress.Loopback, 0), ReadToken = "read-0123456789abcdef", Hosts = ["perfeval.example"] };
        await using var host = await ServeHost.Start(
            home.Home, settings, DataFolder.Find(), new ServeLog(TextWriter.Null, TimeProvider.System), TimeProvider.System, default);

        foreach (var path in new[] { "/", "/runs", "/health", "/metrics", "/jobs" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(host, path, null));
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(host, path, "read-0123456789abcdeX"));
            Assert.Equal(HttpStatusCode.OK, await Status(host, path, settings.ReadToken));
        }

        Assert.Equal(HttpStatusCode.OK, await Status(host, "/runs", ServeEndpoint.TokenOf(home.Home)));
        using var client = ServeClient.Find(home.Home)!;
        Assert.Empty(await client.List(1, default));
    }

    private async Task<HttpStatusCode> Status(ServeHost host, string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Url, path));
        request.Headers.Host = "PerfEval.example";
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    private HttpRequestMessage Post(string path, string body) => new(HttpMethod.Post, path)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", ServeEndpoint.TokenOf(_home.Home)) },
    };

    private async Task Refused(string path, string body, HttpStatusCode status)
    {
        using var request = Post(path, body);
        // So that what is too large is refused before it is sent.
        request.Headers.ExpectContinue = true;
        using var answer = await _http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.False(string.IsNullOrEmpty((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["english"]));
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Server.Notices;

/// <summary>
/// Posts notices as JSON. The address is looked up and checked when the connection is made, so that no name leads into the own network unless
/// the settings call the hook local; redirects are not followed.
/// </summary>
public sealed class WebhookChannel : INoticeChannel, IDisposable
{
    private readonly WebhookSettings _settings;
    private readonly HttpClient _client;

    public WebhookChannel(WebhookSettings settings)
    {
        _settings = settings;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = Connect };
        _client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = 1 << 16 };
    }

    public string Name => "webhook";

    public async Task Send(Notice notice, CancellationToken ct)
    {
        // msgtype and text are what WeCom's and DingTalk's group robots show; the rest is for programs.
        var message = new
        {
            msgtype = "text",
            text = new { content = notice.Body },
            id = notice.NoticeId,
            night = notice.Night,
            run_id = notice.RunId,
            subject = notice.Subject,
        };
        try
        {
            // With its length: plain receivers do not read a body in chunks.
            using var body = JsonContent.Create(message);
            await body.LoadIntoBufferAsync(ct);
            using var answer = await _client.PostAsync(_settings.Url, body, ct);
            if (!answer.IsSuccessStatusCode)
                throw new NoticeException($"{_settings.Url.Host}: HTTP {(int)answer.StatusCode}");
            if (Refused(await answer.Content.ReadAsStringAsync(ct)) is { } why)
                throw new NoticeException($"{_settings.Url.Host}: {why}");
        }
        catch (HttpRequestException e)
        {
            throw new NoticeException($"{_settings.Url.Host}: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new NoticeException($"{_settings.Url.Host}: no answer within {_client.Timeout.TotalSeconds:0} s", e);
        }
    }

    public void Dispose() => _client.Dispose();

    // Those robots answer 200 also where they take nothing; errcode says so.
    private static string? Refused(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("errcode", out var code) && code.ToString() != "0"
                ? answer
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var permitted = addresses.Where(address => AddressGuard.Permits(address, _settings.Local)).ToArray();
        if (permitted.Length == 0)
        {
            throw new HttpRequestException(
                $"地址属内部网络，未连接；如有意，设 webhook.local: true。 {context.DnsEndPoint.Host} is an address of the own network; set webhook.local: true where that is "
                + $"meant.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(permitted, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using PerfEval.Ingest.Archive.Journal;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>One attempt at an address: redirects followed by hand, each of them under the same checks as the first address.</summary>
internal sealed class Exchange(FetchContext context, Func<Uri, CancellationToken, Task<RobotsAnswer>> robotsOf)
{
    private readonly AnswerReader _reader = new(context);

    public async Task<Fetched> Run(FetchRequest request, AttemptProgress progress, CancellationToken ct)
    {
        var started = context.Time.GetTimestamp();
        var address = request.Address;
        var seen = new HashSet<Uri>();
        while (seen.Add(address) && seen.Count <= context.Limits.MaxRedirects + 1)
        {
            if (await Forbidden(request, address, ct) is { } forbidden)
            {
                return forbidden with { Time = context.Time.GetElapsedTime(started) };
            }

            var (fetched, next) = await Hop(request, address, progress, ct);
            if (next is null)
            {
                return fetched! with { Time = context.Time.GetElapsedTime(started) };
            }

            address = next;
        }

        return End(request, address, FetchEnd.Refused, FetchReasons.Redirects);
    }

    private async Task<Fetched?> Forbidden(FetchRequest request, Uri address, CancellationToken ct)
    {
        if (AllowedHosts.Problem(address) is { } problem)
        {
            return End(request, address, FetchEnd.Refused, FetchReasons.Address(problem));
        }

        if (!context.Allowed.Permit(address))
        {
            return End(request, address, FetchEnd.Refused, FetchReasons.Host(address));
        }

        if (request.Kind != FetchKind.Robots)
        {
            context.Hosts.GateOf(address).AtLeast(context.Delay, context.MaxDelay);
            var robots = await robotsOf(address, ct);
            if (!robots.File.Allows(address.PathAndQuery))
            {
                return robots.Failure is { } failure
                    ? End(request, address, failure.End is FetchEnd.Refused or FetchEnd.Budget ? failure.End : FetchEnd.Robots,
                        new FetchReason(
                            failure.Reason?.Code ?? "robots", $"无法取得 robots.txt，今晚不访问该主机。{failure.Reason?.Chinese}",
                            $"robots.txt could not be had; the host is left for the night. {failure.Reason?.English}"))
                    : End(request, address, FetchEnd.Robots, FetchReasons.Robots);
            }
        }

        return context.Budget.IsSpent ? End(request, address, FetchEnd.Budget, FetchReasons.Budget) : null;
    }

    /// <summary>One request and its answer, or where the answer leads.</summary>
    private async Task<(Fetched? Fetched, Uri? Next)> Hop(FetchRequest request, Uri address, AttemptProgress progress, CancellationToken ct)
    {
        var gate = context.Hosts.GateOf(address);
        using var turn = await gate.Enter(ct);
        context.Budget.CountRequest();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var time = request.PartFile is null ? context.Limits.PageTime : context.Limits.FileTime;
        limit.CancelAfter(context.Limits.AnswerTime);
        var answered = false;
        try
        {
            using var message = Message(request, address);
            using var response = await context.Client.SendAsync(message, limit.Token);
            limit.CancelAfter(time);
            answered = true;
            if (Location(response, address) is { } next)
            {
                return (null, next);
            }

            var fetched = await _reader.Read(request, address, response, progress, limit.Token);
            Adapt(gate, fetched);
            return (fetched, null);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            return (End(
                request, address, FetchEnd.Failed,
                FetchReasons.Timeout(e.InnerException is TimeoutException ? context.Limits.ConnectTime : answered ? time : context.Limits.AnswerTime)) with
            {
                Retry = true
            }, null);
        }
        catch (HttpRequestException e)
        {
            return (Failure(request, address, e), null);
        }
    }

    private static Fetched Failure(FetchRequest request, Uri address, HttpRequestException e) => e.InnerException switch
    {
        ForbiddenAddressException forbidden => End(request, address, FetchEnd.Refused, FetchReasons.PrivateAddress(forbidden)),
        AuthenticationException certificate => End(
            request, address, FetchEnd.Failed, new FetchReason("certificate", "HTTPS 证书无效。", $"The certificate is not valid: {certificate.Message}")),
        var inner => End(request, address, FetchEnd.Failed, FetchReasons.Connection(inner ?? e)) with { Retry = true },
    };

    private void Adapt(HostGate gate, Fetched fetched)
    {
        if (fetched.Status is 429 or 503)
        {
            gate.Overloaded(fetched.RetryAfter is { } named && named <= context.Limits.MaxRetryAfter ? named : null);
        }
        else if (fetched.Status is >= 200 and < 500)
        {
            gate.Succeeded();
        }
    }

    private HttpRequestMessage Message(FetchRequest request, Uri address)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11 };
        var headers = message.Headers;
        headers.TryAddWithoutValidation("User-Agent", context.UserAgent);
        headers.TryAddWithoutValidation("Accept", "*/*");
        headers.TryAddWithoutValidation("Accept-Language", "zh-CN,zh;q=0.9");
        headers.TryAddWithoutValidation("Accept-Encoding", request.PartFile is null ? "gzip, deflate, br" : "identity");
        var part = request.PartFile is { } path ? new PartFile(path) : null;
        if (part?.Validator(request.Address) is { } validator)
        {
            headers.Range = new RangeHeaderValue(part.Length, null);
            headers.TryAddWithoutValidation("If-Range", validator);
            return message;
        }

        if (request.ETag is not null)
        {
            headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        }

        if (request.ModifiedSince is not null)
        {
            headers.TryAddWithoutValidation("If-Modified-Since", request.ModifiedSince);
        }

        return message;
    }

    private static Uri? Location(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && HeaderText.Raw(response.Headers, "Location") is { Length: > 0 } target
            && Uri.TryCreate(address, target, out var next)
            ? next.Scheme == Uri.UriSchemeHttp || next.Scheme == Uri.UriSchemeHttps ? WithUser(next) : next
            : null;

    // Canonical drops a user name, which is refused, not dropped.
    private static Uri WithUser(Uri next) => next.UserInfo.Length > 0 ? next : WebAddress.Canonical(next);

    private static Fetched End(FetchRequest request, Uri address, FetchEnd end, FetchReason reason) =>
        new() { Asked = request.Address, Final = address, End = end, Reason = reason };
}

using System.Globalization;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Crawl.Robots;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>Turns an answer that is no redirect into what it means: by its status, and by whether its body came whole.</summary>
internal sealed class AnswerReader(FetchContext context)
{
    /// <summary>What is kept of the body of an answer that is no success, for a person to look at.</summary>
    private const long MaxErrorBytes = 1L << 20;

    private const int Continued = 206;
    private const int RangeBeyondEnd = 416;

    public async Task<Fetched> Read(FetchRequest request, Uri address, HttpResponseMessage response, AttemptProgress progress, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        var contentType = HeaderText.Raw(response.Content.Headers, "Content-Type");
        var answer = new Fetched
        {
            Asked = request.Address,
            Final = address,
            End = FetchEnd.Failed,
            Status = status,
            ETag = HeaderText.Raw(response.Headers, "ETag"),
            LastModified = HeaderText.Raw(response.Content.Headers, "Last-Modified"),
            ContentType = contentType,
            Charset = HeaderText.Charset(contentType),
            FileName = HeaderText.FileName(HeaderText.Raw(response.Content.Headers, "Content-Disposition")),
            RetryAfter = RetryAfter(response),
        };
        if (status is 200 or Continued or RangeBeyondEnd && request.PartFile is { } path)
        {
            return await new FileAnswer(context).Read(answer, new PartFile(path), response, progress, ct);
        }

        return status switch
        {
            304 when request.IsConditional => answer with { End = FetchEnd.NotModified },
            200 => await Page(request, answer, response, progress, ct),
            404 or 410 => answer with { End = FetchEnd.NotFound, Reason = FetchReasons.Status(status) },
            _ => await Refusal(answer, response, ct),
        };
    }

    private async Task<Fetched> Page(FetchRequest request, Fetched answer, HttpResponseMessage response, AttemptProgress progress, CancellationToken ct)
    {
        var isRobots = request.Kind == FetchKind.Robots;
        var most = isRobots ? RobotsFile.MaxBytes : context.Limits.MaxPageBytes;
        var (body, stopped) = await Body(response, most, ct);
        var got = answer with { Body = body, Bytes = body.Length };
        if (stopped is null)
        {
            // An answer without a length ends where the connection does, be it the end or not.
            var endIsKnown = response.Content.Headers.ContentLength is not null || response.Headers.TransferEncodingChunked == true;
            var whole = isRobots ? true : Wholeness.Of(body);
            if (whole == true || (whole is null && (endIsKnown || progress.CutAt == body.Length)))
            {
                return got with { End = FetchEnd.Got };
            }

            var isRepeated = progress.CutAt == body.Length;
            progress.CutAt = body.Length;
            return got with { End = isRepeated ? FetchEnd.Got : FetchEnd.Failed, Reason = FetchReasons.CutOff(body.Length), Retry = !isRepeated };
        }

        switch (stopped.Code)
        {
            case "too_large":
                return isRobots ? got with { End = FetchEnd.Got } : answer with { End = FetchEnd.TooLarge, Reason = stopped };
            case "slow_server" or "encoding":
                return answer with { Reason = stopped };
            case "budget":
                return answer with { End = FetchEnd.Budget, Reason = stopped };
            case "cut_off" when progress.CutAt == body.Length && Wholeness.Of(body) == true:
                return got with { End = FetchEnd.Got, Reason = FetchReasons.WrongLength(body.Length) };
            default:
                progress.CutAt = body.Length;
                return got with { Reason = stopped, Retry = true };
        }
    }

    private async Task<Fetched> Refusal(Fetched answer, HttpResponseMessage response, CancellationToken ct)
    {
        var status = answer.Status!.Value;
        var (body, _) = await Body(response, MaxErrorBytes, ct);
        var refusal = answer with { Body = body, Bytes = body.Length, Reason = FetchReasons.Status(status) };
        return status switch
        {
            202 or 412 or 521 => refusal with { End = FetchEnd.Challenged, Reason = FetchReasons.Challenge(status.ToString(CultureInfo.InvariantCulture)) },
            429 or 503 when answer.RetryAfter > context.Limits.MaxRetryAfter => refusal with { Reason = FetchReasons.HostClosed },
            408 or 425 or 429 or 500 or 502 or 503 or 504 or (>= 520 and <= 527) => refusal with { Retry = true },
            >= 400 and < 500 => refusal with { End = FetchEnd.Refused },
            _ => refusal,
        };
    }

    private async Task<(byte[] Body, FetchReason? Stopped)> Body(HttpResponseMessage response, long most, CancellationToken ct)
    {
        using var memory = new MemoryStream();
        try
        {
            await using var raw = await response.Content.ReadAsStreamAsync(ct);
            await using var body = BodyCopy.Decoded(raw, HeaderText.Raw(response.Content.Headers, "Content-Encoding"));
            var (copied, stopped) = await BodyCopy.Copy(body, memory, most, context.Budget.BytesLeft, context.Limits, ct);
            context.Budget.CountBytes(copied);
            return (memory.ToArray(), stopped);
        }
        catch (InvalidDataException e)
        {
            return ([], FetchReasons.Encoding(e));
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var stated = HeaderText.Raw(response.Headers, "Retry-After");
        if (int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (!DateTimeOffset.TryParse(stated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until))
        {
            return null;
        }

        var wait = until - context.Time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}

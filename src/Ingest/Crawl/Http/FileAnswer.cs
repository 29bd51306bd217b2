namespace PerfEval.Ingest.Crawl.Http;

/// <summary>Writes the body of a download into its part file, from the beginning or from where an earlier attempt ended.</summary>
internal sealed class FileAnswer(FetchContext context)
{
    public async Task<Fetched> Read(Fetched answer, PartFile part, HttpResponseMessage response, AttemptProgress progress, CancellationToken ct)
    {
        var length = part.Length;
        var range = response.Content.Headers.ContentRange;
        if (answer.Status == 416)
        {
            // The server has no more than what is here: either that is all, or the part belongs to another version.
            return range?.Length != length ? Anew(answer, part, FetchReasons.Status(416))
                : Ended(answer, part, Wholeness.Of(part.Path) == false ? FetchReasons.CutOff(length) : FetchReasons.WrongLength(length));
        }

        var continues = answer.Status == 206;
        if (continues && (range?.From != length || response.Content.Headers.ContentEncoding.Count > 0))
        {
            return Anew(answer, part, new FetchReason("range", "服务器续传的位置不对。", "The server continued at another place than asked."));
        }

        if ((response.Content.Headers.ContentLength ?? 0) + (continues ? length : 0) > context.Limits.MaxFileBytes)
        {
            part.Discard();
            return answer with { End = FetchEnd.TooLarge, Reason = FetchReasons.TooLarge(context.Limits.MaxFileBytes) };
        }

        var encoding = HeaderText.Raw(response.Content.Headers, "Content-Encoding");
        var stopped = await Copy(part, answer, response, continues, encoding, ct);
        return Judge(answer, part, stopped, progress);
    }

    private async Task<FetchReason?> Copy(PartFile part, Fetched answer, HttpResponseMessage response, bool continues, string? encoding, CancellationToken ct)
    {
        var length = continues ? part.Length : 0;
        try
        {
            // Weak tags do not promise the same bytes; If-Range needs a strong one or a date.
            var validator = encoding is not null ? null : answer.ETag is { } tag && !tag.StartsWith("W/", StringComparison.Ordinal) ? tag : answer.LastModified;
            await using var file = continues ? part.Continue() : part.Begin(answer.Asked, validator);
            await using var raw = await response.Content.ReadAsStreamAsync(ct);
            await using var body = BodyCopy.Decoded(raw, encoding);
            var (copied, stopped) = await BodyCopy.Copy(body, file, context.Limits.MaxFileBytes - length, context.Budget.BytesLeft, context.Limits, ct);
            context.Budget.CountBytes(copied);
            return stopped;
        }
        catch (InvalidDataException e)
        {
            return FetchReasons.Encoding(e);
        }
    }

    private static Fetched Judge(Fetched answer, PartFile part, FetchReason? stopped, AttemptProgress progress)
    {
        var length = part.Length;
        if (stopped is { Code: "too_large" })
        {
            part.Discard();
            return answer with { End = FetchEnd.TooLarge, Reason = stopped };
        }

        if (stopped is { Code: "slow_server" or "encoding" })
        {
            return answer with { Bytes = length, Reason = stopped };
        }

        if (stopped is { Code: "budget" })
        {
            return answer with { End = FetchEnd.Budget, Reason = stopped };
        }

        if (stopped is null && Wholeness.Of(part.Path) != false)
        {
            return Ended(answer, part, null);
        }

        // Cut at the same place twice: there is no more to be had, and the format alone can say whether it is all.
        if (progress.CutAt == length && length > 0)
        {
            return Wholeness.Of(part.Path) == true ? Ended(answer, part, FetchReasons.WrongLength(length))
                : Ended(answer, part, FetchReasons.CutOff(length)) with { Retry = false };
        }

        progress.CutAt = length;
        return answer with { Bytes = length, Reason = stopped ?? FetchReasons.CutOff(length), Retry = true };
    }

    private static Fetched Anew(Fetched answer, PartFile part, FetchReason reason)
    {
        part.Discard();
        return answer with { Reason = reason, Retry = true };
    }

    private static Fetched Ended(Fetched answer, PartFile part, FetchReason? reason)
    {
        part.DiscardNote();
        return answer with { End = FetchEnd.Got, Bytes = part.Length, Reason = reason };
    }
}

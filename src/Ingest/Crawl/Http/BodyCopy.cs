using System.Diagnostics;
using System.IO.Compression;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>Copies a body within its bounds: bytes, silence, and the time of the token it is given.</summary>
internal static class BodyCopy
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>The decompressed body; the encodings are those we ask for.</summary>
    /// <exception cref="InvalidDataException">An encoding that was not asked for.</exception>
    public static Stream Decoded(Stream body, string? encoding) => encoding?.Trim().ToLowerInvariant() switch
    {
        null or "" or "identity" => body,
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        var other => throw new InvalidDataException($"content encoding {other}"),
    };

    /// <summary>Bytes copied, and what stopped it before the end; null at the end.</summary>
    public static async Task<(long Copied, FetchReason? Stopped)> Copy(Stream from, Stream to, long most, long budget, CrawlLimits limits, CancellationToken ct)
    {
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var buffer = new byte[BufferBytes];
        var copied = 0L;
        var clock = Stopwatch.StartNew();
        try
        {
            while (true)
            {
                quiet.CancelAfter(limits.SilenceTime);
                int read;
                try
                {
                    read = await from.ReadAsync(buffer, quiet.Token);
                }
                catch (Exception e) when (e is IOException or HttpRequestException)
                {
                    // Only what the network does: a full disk below is no matter of the server's.
                    return (copied, FetchReasons.CutOff(copied));
                }
                catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
                {
                    // Brotli's decoder reports damage as a misuse of itself.
                    return (copied, FetchReasons.Encoding(e));
                }

                if (read == 0)
                {
                    return (copied, null);
                }

                copied += read;
                if (copied > most)
                {
                    return (copied, FetchReasons.TooLarge(most));
                }

                await to.WriteAsync(buffer.AsMemory(0, read), ct);
                if (clock.Elapsed > limits.SlowTime && copied < clock.Elapsed.TotalSeconds * limits.MinBytesPerSecond)
                {
                    return (copied, FetchReasons.TooSlow(limits.MinBytesPerSecond));
                }

                if (copied >= budget)
                {
                    return (copied, FetchReasons.Budget);
                }
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (copied, FetchReasons.Silence(limits.SilenceTime));
        }
    }
}

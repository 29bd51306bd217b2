using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace PerfEval.Portal.Faults;

/// <summary>Content-Encoding misused.</summary>
public static class CodingFaults
{
    private static readonly Lazy<byte[]> s_zeros = new(() => Compress(new byte[1 << 24]));

    /// <summary>4 GiB of zeros in 4 MB: a gzip member of 16 MiB, 256 times.</summary>
    public static Fault GzipBomb { get; } = new("gzip bomb, 4 GiB", async (context, answer) =>
    {
        Announce(context, answer, "gzip");
        for (var i = 0; i < 256; i++)
            await context.Response.Body.WriteAsync(s_zeros.Value, context.RequestAborted);
    });

    /// <summary>A gzip of gzips: what unpacks once more is a bomb.</summary>
    public static Fault NestedGzipBomb { get; } = new("gzip in gzip, 4 GiB", async (context, answer) =>
    {
        Announce(context, answer, "gzip, gzip");
        using var inner = new MemoryStream();
        for (var i = 0; i < 256; i++)
            inner.Write(s_zeros.Value);
        await context.Response.Body.WriteAsync(Compress(inner.ToArray()), context.RequestAborted);
    });

    /// <summary>Says gzip and sends plain bytes.</summary>
    public static Fault FalseGzip { get; } = new("gzip announced, plain sent", async (context, answer) =>
    {
        Announce(context, answer, "gzip");
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    });

    /// <summary>Says Brotli and sends what is none.</summary>
    public static Fault FalseBrotli { get; } = new("brotli announced, noise sent", async (context, answer) =>
    {
        Announce(context, answer, "br");
        await context.Response.Body.WriteAsync(Enumerable.Range(0, 4096).Select(i => (byte)(i * 37 ^ 0xA5)).ToArray(), context.RequestAborted);
    });

    /// <summary>The first half of a Brotli stream, as if it were all.</summary>
    public static Fault HalfBrotli { get; } = new("half a brotli stream", async (context, answer) =>
    {
        Announce(context, answer, "br");
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await brotli.WriteAsync(answer.Body, context.RequestAborted);
        await context.Response.Body.WriteAsync(packed.ToArray().AsMemory(0, (int)packed.Length / 2), context.RequestAborted);
    });

    /// <summary>Says deflate and sends plain bytes.</summary>
    public static Fault FalseDeflate { get; } = new("deflate announced, plain sent", async (context, answer) =>
    {
        Announce(context, answer, "deflate");
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    });

    /// <summary>An encoding that nobody has.</summary>
    public static Fault Unknown { get; } = new("unknown encoding", async (context, answer) =>
    {
        Announce(context, answer, "x-zwgk");
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    });

    /// <summary>Properly compressed: no fault, and to be read as the plain answer is.</summary>
    public static Fault Gzip { get; } = new("gzip, proper", async (context, answer) =>
    {
        Announce(context, answer, "gzip");
        await context.Response.Body.WriteAsync(Compress(answer.Body), context.RequestAborted);
    });

    private static void Announce(HttpContext context, Answer answer, string coding)
    {
        context.Response.ContentType = answer.ContentType;
        context.Response.Headers.ContentEncoding = coding;
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}

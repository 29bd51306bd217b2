using System.Text;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Html;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Readers.Mhtml;

/// <summary>Web archives (.mht, .mhtml, or a .doc that Word saved as one): the first HTML page among the MIME parts, read as a page.</summary>
internal sealed class MhtmlReader : IDocumentReader
{
    /// <summary>Multiparts inside multiparts; mail programs make three at most.</summary>
    private const int MaxDepth = 10;

    private static readonly FormatName s_name = new("mhtml", "网页归档（MHTML）", "an MHTML web archive");

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private readonly HtmlReader _html = new();

    public string Format => s_name.Code;

    /// <summary>What the page reader makes of the same page is part of the reading.</summary>
    public int Version => 1000 + _html.Version;

    public bool Recognises(ReadOnlySpan<byte> content) => Signature.Of(content) is { } format && format.Code == s_name.Code;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var left = limits.MaxArchiveEntries;
        if (FindPage(MimePart.Parse(content), MaxDepth, ref left, ct) is not { } page)
        {
            return new ReadResult.Rejected(left < 0
                ? Rejections.TooComplex($"部分超过 {limits.MaxArchiveEntries} 个", $"more than {limits.MaxArchiveEntries} parts")
                : Rejections.Damaged(s_name, "其中没有网页 (there is no HTML part in it)"));
        }

        var (bytes, sound) = TransferEncoding.Decode(page.Body.Span, page.Encoding);
        return _html.Read(InUnicode(bytes, page.Parameter("charset")), limits, ct) switch
        {
            ReadResult.Read(var document) => new ReadResult.Read(document with
            {
                Format = Format,
                MediaType = "multipart/related",
                Warnings = sound
                    ? document.Warnings
                    : [
                        .. document.Warnings,
                        new DocumentWarning(
                            WarningKind.TransferEncoding, "whole page", $"传输编码有误，部分文字可能缺失 (the {page.Encoding} encoding is faulty; text may be missing).")
                    ],
            }),
            var rejected => rejected,
        };
    }

    private static MimePart? FindPage(MimePart part, int depth, ref int left, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (--left < 0 || depth == 0)
        {
            return null;
        }

        if (!part.IsMultipart)
        {
            return part.MediaType is "text/html" or "application/xhtml+xml" ? part : null;
        }

        foreach (var child in Children(part))
        {
            if (FindPage(child, depth - 1, ref left, ct) is { } page)
            {
                return page;
            }
        }

        return null;
    }

    /// <summary>What stands between lines of the boundary; the last part may lack its end.</summary>
    private static IEnumerable<MimePart> Children(MimePart part)
    {
        var boundary = Encoding.Latin1.GetBytes("--" + part.Parameter("boundary"));
        if (boundary.Length == 2)
        {
            yield break;
        }

        var start = -1;
        for (var at = 0; at < part.Body.Length;)
        {
            var lineStart = at;
            var line = MimePart.NextLine(part.Body.Span, ref at);
            if (!line.StartsWith(boundary) || line[boundary.Length..].TrimEnd(" \t"u8) is not ([] or [(byte)'-', (byte)'-']))
            {
                continue;
            }

            var isEnd = line[boundary.Length..].StartsWith("--"u8);
            if (start >= 0)
            {
                yield return MimePart.Parse(part.Body[start..lineStart]);
            }

            start = isEnd ? -1 : at;
            if (isEnd)
            {
                yield break;
            }
        }

        if (start >= 0)
        {
            yield return MimePart.Parse(part.Body[start..]);
        }
    }

    /// <summary>
    /// Bytes that are valid UTF-8, and those of the GB family, the page reader decides better by itself. Another charset is known only to
    /// the part's header, so the page is handed on in UTF-8.
    /// </summary>
    private static byte[] InUnicode(byte[] bytes, string charset)
    {
        if (charset.Length == 0 || charset.StartsWith("gb", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || IsUtf8(bytes))
        {
            return bytes;
        }

        return NamedEncoding.Of(charset) is { } encoding
            ? [.. s_strictUtf8.Preamble, .. Encoding.UTF8.GetBytes(encoding.GetString(bytes).TrimStart('\uFEFF'))]
            : bytes;
    }

    private static bool IsUtf8(byte[] bytes)
    {
        try
        {
            // UTF-16 is valid UTF-8 as long as it is ASCII; its zeros give it away.
            return s_strictUtf8.GetCharCount(bytes) >= 0 && !bytes.Contains((byte)0);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}

using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Office;

/// <summary>What an OpenDocument package says before anything is converted: all parts that matter unpack under the limits and are not encrypted.</summary>
internal static class OpenDocument
{
    private static readonly string[] s_parts = ["content.xml", "styles.xml", "META-INF/manifest.xml"];

    /// <summary>Why this file cannot be read, null where nothing speaks against it.</summary>
    public static Rejection? Problem(ReadOnlyMemory<byte> content, FormatName format, ReaderLimits limits, CancellationToken ct)
    {
        try
        {
            using var parts = new ZipParts(content, format, limits);
            foreach (var part in s_parts)
            {
                var bytes = parts.Read(part, ct);
                if (bytes is null && part == s_parts[0])
                {
                    return Rejections.Damaged(format, "包内没有 content.xml (the package has no content.xml)");
                }

                if (part == s_parts[^1] && bytes is { } manifest && manifest.AsSpan().IndexOf("encryption-data"u8) >= 0)
                {
                    return Rejections.Password;
                }
            }

            return null;
        }
        catch (ReadingStoppedException e)
        {
            return e.Reason;
        }
    }
}

using System.IO.Compression;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>A ZIP package of parts, the same bytes in every run.</summary>
internal static class PackedParts
{
    private static readonly DateTimeOffset s_entryDate = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = s_entryDate;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return file.ToArray();
    }
}

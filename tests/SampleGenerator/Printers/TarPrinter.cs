using System.Formats.Tar;
using System.IO.Compression;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>A tar archive in gzip, the same bytes in every run.</summary>
internal static class TarPrinter
{
    public static byte[] Print(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            foreach (var (name, content) in files)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
                {
                    DataStream = new MemoryStream(content),
                    ModificationTime = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
                });
            }
        }

        return bytes.ToArray();
    }
}

using System.IO.Compression;
using System.Text;

namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>The unpacked parts of a zip format in their order.</summary>
internal sealed record PackageParts(IReadOnlyList<(string Name, byte[] Content)> Parts)
{
    public static PackageParts Of(IEnumerable<(string Name, string Text)> parts) =>
        new([.. parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Text)))]);

    public static PackageParts Unpack(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        var parts = new List<(string, byte[])>();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
                stream.CopyTo(content);
            parts.Add((entry.FullName, content.ToArray()));
        }

        return new PackageParts(parts);
    }

    public byte[] Pack(CompressionLevel level = CompressionLevel.Fastest)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, content) in Parts)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}

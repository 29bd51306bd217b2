using System.IO.Compression;
using System.Text;

namespace PerfEval.Portal.Faults;

/// <summary>Hostile archives in place of a file.</summary>
public static class ArchiveFaults
{
    /// <summary>One member of 512 MiB of zeros in about half a megabyte.</summary>
    public static Fault ZipBomb { get; } = Archive("zip bomb", () => Zip(zip => Fill(zip, "自评报告.docx", 512)));

    /// <summary>Members that would be written above and beside the folder they are unpacked in.</summary>
    public static Fault Traversal { get; } = Archive("zip with paths out", () => Zip(zip =>
    {
        foreach (var name in new[] { "../../outside.txt", "/var/outside.txt", "..\\..\\outside.txt", "C:\\outside.txt", "a/../../outside.txt" })
            Add(zip, name, "outside"u8);
    }));

    /// <summary>A member that is a symbolic link to a system file.</summary>
    public static Fault SymbolicLink { get; } = Archive("zip with a link", () => Zip(zip =>
    {
        var entry = zip.CreateEntry("自评报告.txt");
        entry.ExternalAttributes = unchecked((int)0xA1FF0000);
        using var stream = entry.Open();
        stream.Write("/etc/hostname"u8);
    }));

    /// <summary>Archives in archives, 15 deep.</summary>
    public static Fault Nested { get; } = Archive("zip 15 deep", () =>
    {
        var inner = Zip(zip => Add(zip, "自评报告.txt", "绩效自评"u8));
        for (var depth = 0; depth < 14; depth++)
        {
            var member = inner;
            inner = Zip(zip => Add(zip, "层.zip", member));
        }

        return inner;
    });

    /// <summary>12,000 empty members.</summary>
    public static Fault ManyMembers { get; } = Archive("zip of 12,000 members", () => Zip(zip =>
    {
        for (var i = 0; i < 12_000; i++)
            zip.CreateEntry($"{i:D5}.txt");
    }));

    private static Fault Archive(string name, Func<byte[]> make)
    {
        var bytes = new Lazy<byte[]>(make);
        return Fault.Of(name, answer => answer with { Body = bytes.Value, ContentType = "application/zip", ETag = "\"replaced\"", ModifiedAt = null });
    }

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
            fill(zip);
        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(content);
    }

    private static void Fill(ZipArchive zip, string name, int megabytes)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        var zeros = new byte[1 << 20];
        for (var i = 0; i < megabytes; i++)
            stream.Write(zeros);
    }
}

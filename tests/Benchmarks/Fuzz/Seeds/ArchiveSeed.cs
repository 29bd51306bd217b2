using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using PerfEval.Ingest.Tests.Packing;

namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>Small archives of every kind, alone and inside one another.</summary>
internal static class ArchiveSeed
{
    private const string Text = "清河县财政局2023年度部门整体支出绩效自评报告。年初预算814.38万元，自评得分95.7分。";

    private static readonly byte[] s_text = Encoding.UTF8.GetBytes(Text);

    private static readonly byte[] s_page = Encoding.UTF8.GetBytes(
        $"<html><body><p>{Text}</p><table><tr><td>年初预算</td><td>814.38</td></tr></table></body></html>");

    public static IReadOnlyList<Seed> All { get; } = [.. Single(), .. Nested()];

    private static IEnumerable<Seed> Single()
    {
        var zip = Packed.Zip(("报告.txt", s_text), ("页/page.html", s_page), ("a.txt", "1"u8.ToArray()));
        yield return new Seed("zip", zip);
        yield return new Seed("zip without directory", zip[..zip.AsSpan().IndexOf("PK\x01\x02"u8)]);
        yield return new Seed("pax", Tar(TarEntryFormat.Pax));
        yield return new Seed("gnu", Tar(TarEntryFormat.Gnu));
        yield return new Seed("gz", Gzip(s_page));
        yield return new Seed("rar", Packed.Rar(("报告.txt", Text, RarFault.None), ("a.txt", "1", RarFault.None), ("d\\b.txt", "2", RarFault.None)));
        yield return new Seed("rar 5", Packed.Rar5(("报告.txt", "预算814.38", RarFault.None), ("a.txt", "1", RarFault.None)));
        yield return new Seed("7z", Convert.FromBase64String(SevenZipSamples.TwoBlocks));
        yield return new Seed("7z in one block", Convert.FromBase64String(SevenZipSamples.OneBlock));
        yield return new Seed("7z locked", Convert.FromBase64String(SevenZipSamples.LockedFile));
    }

    private static IEnumerable<Seed> Nested()
    {
        yield return new Seed("tar.gz", Gzip(Tar(TarEntryFormat.Gnu)));
        yield return new Seed("zip of archives", Packed.Zip([.. Single().Select((one, i) => ($"{i}.bin", one.Content))]));
        yield return new Seed("zip of zips", Packed.Zip(("a.zip", Packed.Zip(("b.zip", Packed.Zip(("c.txt", s_text))), ("d.txt", s_text)))));
    }

    private static byte[] Tar(TarEntryFormat format)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, format, leaveOpen: true))
        {
            foreach (var (name, content) in new[] { ("报告.txt", s_text), ("page.html", s_page), ("a.txt", "1"u8.ToArray()) })
            {
                TarEntry entry = format == TarEntryFormat.Gnu
                    ? new GnuTarEntry(TarEntryType.RegularFile, name)
                    : new PaxTarEntry(TarEntryType.RegularFile, name);
                entry.DataStream = new MemoryStream(content);
                tar.WriteEntry(entry);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content);
        return bytes.ToArray();
    }
}

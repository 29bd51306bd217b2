using System.Text;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>An OLE compound file with one stream: header, file allocation table, directory, the stream's sectors.</summary>
internal static class CompoundFile
{
    private const int Sector = 512;

    // A shorter stream would have to stand in the small-sector stream.
    private const int ShortestStream = 4096;
    private const uint Free = 0xFFFFFFFF;
    private const uint End = 0xFFFFFFFE;
    private const uint Table = 0xFFFFFFFD;

    public static byte[] Of(string name, byte[] stream)
    {
        var sectors = (Math.Max(stream.Length, ShortestStream) + Sector - 1) / Sector;
        var tables = 1;
        while (tables * (Sector / 4) < tables + 1 + sectors)
            tables++;
        using var file = new MemoryStream();
        file.Write(Header(tables));
        file.Write(Allocation(tables, sectors));
        file.Write(Entry("Root Entry", 5, child: 1, End, 0));
        file.Write(Entry(name, 2, child: Free, (uint)tables + 1, (uint)Math.Max(stream.Length, ShortestStream)));
        file.Write(Entry("", 0, Free, 0, 0));
        file.Write(Entry("", 0, Free, 0, 0));
        file.Write(stream);
        file.SetLength(Sector * (2L + tables + sectors));
        return file.ToArray();
    }

    private static byte[] Header(int tables)
    {
        byte[] head =
        [
            0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], .. Biff.Words(0x3E, 3, 0xFFFE, 9, 6), .. new byte[10],
            .. Words((uint)tables, (uint)tables, 0, ShortestStream, End, 0, End, 0), .. Words([.. Enumerable.Range(0, tables).Select(i => (uint)i)]),
        ];
        return [.. head, .. Enumerable.Repeat((byte)0xFF, Sector - head.Length)];
    }

    private static byte[] Allocation(int tables, int sectors)
    {
        var chain = new uint[tables * (Sector / 4)];
        Array.Fill(chain, Free);
        Array.Fill(chain, Table, 0, tables);
        chain[tables] = End;
        for (var i = 0; i < sectors; i++)
            chain[tables + 1 + i] = i == sectors - 1 ? End : (uint)(tables + 2 + i);
        return Words(chain);
    }

    private static byte[] Entry(string name, byte kind, uint child, uint start, uint size)
    {
        var text = new byte[64];
        Encoding.Unicode.GetBytes(name).CopyTo(text, 0);
        return [
            .. text,
            .. Biff.Words(name.Length == 0 ? 0 : 2 * (name.Length + 1)),
            kind,
            1,
            .. Words(Free, Free, child),
            .. new byte[36],
            .. Words(start, size, 0)
        ];
    }

    private static byte[] Words(params uint[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}

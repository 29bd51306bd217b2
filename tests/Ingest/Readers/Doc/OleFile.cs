using System.Text;

namespace PerfEval.Ingest.Tests.Readers.Doc;

/// <summary>A compound file of a few streams, each in sectors of its own.</summary>
internal static class OleFile
{
    private const int Sector = 512;

    // A shorter one would have to stand in the stream of small sectors.
    private const int ShortestStream = 4096;
    private const uint Free = 0xFFFFFFFF;
    private const uint End = 0xFFFFFFFE;

    public static byte[] Of(params (string Name, byte[] Bytes)[] streams)
    {
        var padded = streams.Select(stream => (stream.Name, Bytes: Padded(stream.Bytes, Math.Max(stream.Bytes.Length, ShortestStream)))).ToList();
        var directory = (padded.Count / 4) + 1;
        var sectors = directory + padded.Sum(stream => stream.Bytes.Length / Sector);
        var tables = 1;
        while (tables * (Sector / 4) < tables + sectors)
            tables++;
        var chain = Enumerable.Repeat(0xFFFFFFFD, tables).ToList();
        AddChain(chain, directory);
        var entries = new List<byte[]> { Entry("Root Entry", 5, Free, child: 1, End, 0) };
        for (var i = 0; i < padded.Count; i++)
        {
            entries.Add(Entry(padded[i].Name, 2, i + 1 < padded.Count ? (uint)i + 2 : Free, Free, (uint)chain.Count, (uint)padded[i].Bytes.Length));
            AddChain(chain, padded[i].Bytes.Length / Sector);
        }

        byte[] head =
        [
            0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], 0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, .. new byte[10],
            .. Words((uint)tables, (uint)tables, 0, ShortestStream, End, 0, End, 0), .. Words([.. Enumerable.Range(0, tables).Select(i => (uint)i)]),
        ];
        return
        [
            .. head, .. Enumerable.Repeat((byte)0xFF, Sector - head.Length),
            .. Words([.. chain, .. Enumerable.Repeat(Free, (tables * (Sector / 4)) - chain.Count)]),
            .. Padded([.. entries.SelectMany(entry => entry)], directory * Sector), .. padded.SelectMany(stream => stream.Bytes),
        ];
    }

    private static void AddChain(List<uint> chain, int sectors)
    {
        for (var i = 0; i < sectors; i++)
            chain.Add(i == sectors - 1 ? End : (uint)chain.Count + 1);
    }

    private static byte[] Padded(byte[] bytes, int length) => [.. bytes, .. new byte[((length + Sector - 1) / Sector * Sector) - bytes.Length]];

    private static byte[] Entry(string name, byte kind, uint right, uint child, uint start, uint size)
    {
        var text = new byte[64];
        Encoding.Unicode.GetBytes(name).CopyTo(text, 0);
        return [.. text, (byte)(2 * (name.Length + 1)), 0, kind, 1, .. Words(Free, right, child), .. new byte[36], .. Words(start, size, 0)];
    }

    private static byte[] Words(params uint[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}

namespace PerfEval.SampleGenerator.Printers;

/// <summary>Records of an Excel 97-2003 stream: type, length, content, all little-endian.</summary>
internal sealed class Biff
{
    public const int Globals = 5;
    public const int Worksheet = 0x10;

    private readonly List<byte> _bytes = [];

    public static byte[] Words(params int[] values) => [.. values.SelectMany(v => BitConverter.GetBytes((ushort)v))];

    public void Start(int kind) => AddWords(0x809, 0x600, kind, 0x0DBB, 0x07CC, 0x41, 0, 6, 0);

    public void End() => Add(0x0A, []);

    public void AddWords(int type, params int[] words) => Add(type, Words(words));

    public void Add(int type, byte[] content)
    {
        _bytes.AddRange(Words(type, content.Length));
        _bytes.AddRange(content);
    }

    public byte[] ToArray() => [.. _bytes];
}

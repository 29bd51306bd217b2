using System.Text;

namespace PerfEval.Ingest.Tests.Readers.Doc;

/// <summary>Writes small Word 97 documents run by run. What a run says of itself are the bytes of property modifiers.</summary>
internal sealed class DocFile
{
    private const int TextAt = 1024;

    private readonly List<(string Text, byte[] Character)> _runs = [];
    private readonly List<(int End, byte[] Properties)> _paragraphs = [];
    private int _length;

    public static byte[] Deleted { get; } = [0x00, 0x08, 1];

    public static byte[] Hidden { get; } = [0x3C, 0x08, 1];

    public static byte[] Struck { get; } = [0x37, 0x08, 1];

    public static byte[] StruckTwice { get; } = [0x53, 0x2A, 1];

    public static byte[] Raised { get; } = [0x48, 0x2A, 1];

    public static byte[] Special { get; } = [0x55, 0x08, 1];

    public static byte[] InTable { get; } = [0x16, 0x24, 1];

    /// <summary>Modifiers that lie in the Data stream.</summary>
    public List<byte> Data { get; } = [];

    public int? MainText { get; set; }

    public int Footnotes { get; set; }

    public ushort Flags { get; set; } = 0x0200;

    public ushort Version { get; set; } = 0x00C1;

    /// <summary>Whether the text is in bytes of code page 1252.</summary>
    public bool EightBit { get; set; }

    /// <summary>Structures of the table stream by their number.</summary>
    public Dictionary<int, byte[]> Parts { get; } = [];

    /// <summary>Length so far, in characters.</summary>
    public int Length => _length;

    public static byte[] Depth(int depth) => [.. InTable, 0x49, 0x66, .. BitConverter.GetBytes(depth)];

    /// <summary>The properties of a row's end.</summary>
    /// <param name="cells">Right edge in twips and flags of each.</param>
    public static byte[] Row(params (short Right, ushort Flags)[] cells) => RowFrom(0, cells);

    public static byte[] RowFrom(short left, params (short Right, ushort Flags)[] cells)
    {
        byte[] operand = [(byte)cells.Length, .. BitConverter.GetBytes(left), .. cells.SelectMany(cell => BitConverter.GetBytes(cell.Right)),
            .. cells.SelectMany(cell => BitConverter.GetBytes(cell.Flags).Concat(new byte[18]))];
        return [.. InTable, 0x17, 0x24, 1, 0x08, 0xD6, .. BitConverter.GetBytes((ushort)(operand.Length + 1)), .. operand];
    }

    public DocFile Text(string text, params byte[] character)
    {
        _runs.Add((text, character));
        _length += text.Length;
        return this;
    }

    /// <summary>Ends the paragraph with its mark.</summary>
    public DocFile End(char mark = '\r', byte[]? properties = null, params byte[] character)
    {
        Text(mark.ToString(), character);
        _paragraphs.Add((_length, properties ?? []));
        return this;
    }

    public DocFile P(string text) => Text(text).End();

    /// <summary>A row of the outermost table; texts as they are, breaks in them end paragraphs.</summary>
    public DocFile Cells(byte[] row, params string[] texts)
    {
        foreach (var text in texts)
        {
            var lines = text.Split('\n');
            foreach (var line in lines[..^1])
                Text(line).End('\r', InTable);
            Text(lines[^1]).End('\a', InTable);
        }

        return End('\a', row);
    }

    /// <summary>Puts modifiers where rows with many cells keep theirs.</summary>
    public byte[] Huge(byte[] modifiers)
    {
        byte[] pointer = [0x46, 0x66, .. BitConverter.GetBytes(Data.Count)];
        Data.AddRange([.. BitConverter.GetBytes((ushort)modifiers.Length), .. modifiers]);
        return pointer;
    }

    public byte[] Bytes(string main = "WordDocument")
    {
        var encoding = EightBit ? Encoding.Latin1 : Encoding.Unicode;
        var text = encoding.GetBytes(string.Concat(_runs.Select(run => run.Text)));
        var width = EightBit ? 1 : 2;
        var stream = new List<byte>([.. new byte[TextAt], .. text]);
        var paragraphs = Pages(stream, _paragraphs.Select(one => (TextAt + (one.End * width), Papx(one.Properties))));
        var end = 0;
        var characters = Pages(
            stream, _runs.Select(run => (TextAt + ((end += run.Text.Length) * width), (byte[])[(byte)run.Character.Length, .. run.Character])));
        byte[] pieces = [2, .. Words(16, 0, _length), 0, 0, .. Words(EightBit ? (TextAt * 2) | 0x40000000 : TextAt), 0, 0];
        Parts[12] = characters;
        Parts[13] = paragraphs;
        Parts[33] = pieces;
        var table = new List<byte>();
        byte[] fib = [0xEC, 0xA5, .. BitConverter.GetBytes(
            Version), .. new byte[6], .. BitConverter.GetBytes(Flags), .. new byte[20], 14, 0, .. new byte[28], 22, 0,
            .. Words(0, 0, 0, MainText ?? (_length - Footnotes), Footnotes),
            .. new byte[68],
            93,
            0,
            .. Enumerable.Range(0, 93).SelectMany(part => Place(part, table))
        ];
        for (var i = 0; i < fib.Length; i++)
            stream[i] = fib[i];
        return OleFile.Of((main, [.. stream]), (char.IsUpper(main[^1]) ? "1TABLE" : "1Table", [.. table]), ("Data", [.. Data]));
    }

    private byte[] Place(int part, List<byte> table)
    {
        if (!Parts.TryGetValue(part, out var bytes))
            return new byte[8];
        var at = table.Count;
        table.AddRange(bytes);
        return Words(at, bytes.Length);
    }

    private static byte[] Papx(byte[] properties)
    {
        byte[] all = [0, 0, .. properties, .. new byte[properties.Length % 2]];
        return [0, (byte)(all.Length / 2), .. all];
    }

    /// <summary>One page a run: simple, and as good as full ones.</summary>
    private static byte[] Pages(List<byte> stream, IEnumerable<(int End, byte[] Properties)> runs)
    {
        var starts = new List<int> { TextAt };
        var numbers = new List<int>();
        foreach (var (end, properties) in runs)
        {
            stream.AddRange(new byte[((stream.Count + 511) / 512 * 512) - stream.Count]);
            numbers.Add(stream.Count / 512);
            var page = new byte[512];
            Words(starts[^1], end).CopyTo(page, 0);
            var at = (510 - properties.Length) / 2 * 2;
            page[8] = (byte)(at / 2);
            properties.CopyTo(page, at);
            page[511] = 1;
            stream.AddRange(page);
            starts.Add(end);
        }

        return [.. Words([.. starts]), .. Words([.. numbers])];
    }

    private static byte[] Words(params int[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}

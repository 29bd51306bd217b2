namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Single property modifiers that matter here ([MS-DOC] 2.6).</summary>
internal static class Sprm
{
    // Characters.
    public const ushort Deleted = 0x0800;
    public const ushort Special = 0x0855;
    public const ushort Vanish = 0x083C;
    public const ushort Strike = 0x0837;
    public const ushort DoubleStrike = 0x2A53;
    public const ushort Raise = 0x2A48;
    public const ushort Ole = 0x080A;
    public const ushort Symbol = 0x6A09;
    public const ushort Font = 0x4A4F;

    // Paragraphs.
    public const ushort Huge = 0x6646;
    public const ushort HugeOfWord97 = 0x6645;
    public const ushort TableProperties = 0x646B;
    public const ushort InTable = 0x2416;
    public const ushort RowEnd = 0x2417;
    public const ushort Depth = 0x6649;
    public const ushort DepthChange = 0x664A;
    public const ushort InnerCellEnd = 0x244B;
    public const ushort InnerRowEnd = 0x244C;
    public const ushort List = 0x460B;
    public const ushort ListLevel = 0x260A;
    public const ushort Tabs = 0xC615;

    // Rows.
    public const ushort DefineTable = 0xD608;
    public const ushort Insert = 0x7621;
    public const ushort Delete = 0x5622;
    public const ushort ColumnWidth = 0x7623;
    public const ushort Merge = 0x5624;
    public const ushort Split = 0x5625;
    public const ushort VerticalMerge = 0xD62B;
}

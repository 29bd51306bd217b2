using PerfEval.Ingest.Tests.Readers.Doc;

namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>
/// Small Word 97 files with what the samples do not have, so that a mutation is likely to hit it: tables in tables, rows kept elsewhere, bytes of code page
/// 1252.
/// </summary>
internal static class WordBinarySeed
{
    private const string Title = "清河县财政局2023年度部门整体支出绩效自评报告";

    public static IReadOnlyList<Seed> All { get; } =
    [
        new("form", Form()),
        new("nested", Nested()),
        new("huge row", Huge()),
        new("bytes", Bytes()),
        new("notes", Notes())
    ];

    private static byte[] Form() => new DocFile()
        .P(Title)
        .Cells(DocFile.Row((2000, 0x60), (5000, 0), (8000, 0)), "预算支出情况（万元）", "年初预算数", "1,440.69")
        .Cells(DocFile.Row((2000, 0x20), (5000, 0), (8000, 0)), "", "决算数", "99.74%")
        .Text("作废", DocFile.Deleted).Text("隐藏", DocFile.Hidden).P("自评得分95.7分。").Bytes();

    private static byte[] Nested()
    {
        byte[] inner = [.. DocFile.Depth(2), 0x4B, 0x24, 1];
        byte[] innerRow = [.. DocFile.Row((500, 0), (900, 0)), .. DocFile.Depth(2), 0x4C, 0x24, 1];
        return new DocFile().P(Title)
            .Text("外").End('\a', DocFile.InTable)
            .Text("内一").End('\r', inner).Text("内二").End('\r', inner).End('\r', innerRow).Text("尾").End('\a', DocFile.InTable)
            .End('\a', DocFile.Row((1000, 0), (2000, 0))).Bytes();
    }

    private static byte[] Huge()
    {
        var file = new DocFile().P(Title);
        return file.Cells(file.Huge(DocFile.Row((1000, 0), (2000, 0))), "年初预算数", "814.38").Bytes();
    }

    private static byte[] Bytes() =>
        new DocFile { EightBit = true }.P("Self-evaluation 2023").Cells(DocFile.Row((1000, 1), (2000, 2)), "budget", "12.5").Bytes();

    private static byte[] Notes() => new DocFile { Footnotes = 6 }
        .Text(Title)
        .Text("\u0013", DocFile.Special)
        .Text(" PAGE ")
        .Text("\u0014", DocFile.Special)
        .Text("1")
        .Text("\u0015", DocFile.Special)
        .End()
        .P("注：口径为年初")
        .Bytes();
}

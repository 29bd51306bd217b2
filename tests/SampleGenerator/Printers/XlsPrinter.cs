using System.Text;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>
/// A minimal Excel 97-2003 workbook: BIFF8 records in an OLE container. Its texts stand in the cells themselves (LABEL), so that there is
/// no shared table to continue over records.
/// </summary>
internal static class XlsPrinter
{
    private const int MostChars = 4000;
    private const int StyleFormats = 16;

    private static readonly NumberLook[] s_looks = Enum.GetValues<NumberLook>();

    public static byte[] Print(IReadOnlyList<SheetLayout> sheets)
    {
        var bodies = sheets.Select(Sheet).ToList();
        var head = Globals(sheets, new int[sheets.Count]);
        var offsets = bodies.Select((_, i) => head.Length + bodies.Take(i).Sum(b => b.Length)).ToArray();
        return CompoundFile.Of("Workbook", [.. Globals(sheets, offsets), .. bodies.SelectMany(b => b)]);
    }

    private static byte[] Globals(IReadOnlyList<SheetLayout> sheets, int[] offsets)
    {
        var records = new Biff();
        records.Start(Biff.Globals);
        records.AddWords(0x42, 1200);
        for (var i = 0; i < 4; i++)
            records.Add(0x31, [.. Biff.Words(200, 0, 0x7FFF, 400, 0, 0, 0), 2, 1, .. Encoding.Unicode.GetBytes("宋体")]);
        for (var i = 0; i < StyleFormats; i++)
            records.Add(0xE0, CellFormat(NumberLook.General, bordered: false, isStyle: true));
        foreach (var look in s_looks)
        {
            records.Add(0xE0, CellFormat(look, bordered: false, isStyle: false));
            records.Add(0xE0, CellFormat(look, bordered: true, isStyle: false));
        }

        records.Add(0x293, [.. Biff.Words(0x8000), 0, 0xFF]);
        for (var i = 0; i < sheets.Count; i++)
            records.Add(0x85, [.. BitConverter.GetBytes(offsets[i]), 0, 0, (byte)sheets[i].Name.Length, 1, .. Encoding.Unicode.GetBytes(sheets[i].Name)]);
        records.End();
        return records.ToArray();
    }

    // Thin black lines on four sides, or none.
    private static byte[] CellFormat(NumberLook look, bool bordered, bool isStyle) =>
    [
        .. Biff.Words(
            0, (int)look, isStyle ? 0xFFF5 : 1, 0x10, 0, bordered ? 0x1111 : 0,
            bordered ? 0x2040 : 0), .. BitConverter.GetBytes(bordered ? 0x2040 : 0), .. Biff.Words(0x20C0),
    ];

    private static byte[] Sheet(SheetLayout sheet)
    {
        var records = new Biff();
        records.Start(Biff.Worksheet);
        var (rows, columns) = (sheet.Cells.Max(c => c.Row) + 1, sheet.Cells.Max(c => c.Column) + 1);
        records.Add(0x200, [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(rows), .. Biff.Words(0, columns, 0)]);
        foreach (var row in sheet.Cells.GroupBy(c => c.Row))
            records.AddWords(0x208, row.Key, row.Min(c => c.Column), row.Max(c => c.Column) + 1, 0x12C, 0, 0, 0x100, 0xF);
        foreach (var (row, column, cell, bordered) in sheet.Cells)
        {
            var place = Biff.Words(row, column, StyleFormats + 2 * Array.IndexOf(s_looks, cell.Look) + (bordered ? 1 : 0));
            if (cell.Number is { } number)
                records.Add(0x203, [.. place, .. BitConverter.GetBytes(number)]);
            else if (cell.Text.Length > MostChars)
                throw new InvalidOperationException("A cell's text would need a second record.");
            else if (cell.Text.Length > 0)
                records.Add(0x204, [.. place, .. Biff.Words(cell.Text.Length), 1, .. Encoding.Unicode.GetBytes(cell.Text)]);
            else
                records.Add(0x201, place);
        }

        records.AddWords(0x23E, 0x6B6, 0, 0, 0x40, 0, 0, 0, 0, 0);
        if (sheet.Merges.Count > 0)
            records.Add(0xE5, [.. Biff.Words(sheet.Merges.Count), .. sheet.Merges.SelectMany(m => Biff.Words(m.Row, m.LastRow, m.Column, m.LastColumn))]);
        records.End();
        return records.ToArray();
    }
}

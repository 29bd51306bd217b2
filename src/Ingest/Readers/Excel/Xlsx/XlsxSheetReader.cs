using System.Globalization;
using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Excel.Xlsx;

/// <summary>Reads one worksheet part, cell by cell, into a <see cref="Sheet"/>.</summary>
internal sealed class XlsxSheetReader(XmlParts xml, Sheet sheet, XlsxStyles styles, IReadOnlyList<RichText> strings, bool from1904, SheetLimits limits)
{
    private int _row = -1;
    private int _col = -1;
    private bool _rowIsHidden;

    /// <returns>False where the part is no worksheet.</returns>
    public bool Read()
    {
        if (!xml.MoveToRoot() || xml.Name != "worksheet")
        {
            return false;
        }

        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            switch (xml.IsElement ? xml.Name : "")
            {
                case "col" when (IsHidden(xml) || IsNothing(xml, "width")) && xml.Number("min", 1, CellName.MaxColumns) is { } first:
                    sheet.HiddenColumns.Add((first - 1, (xml.Number("max", first, int.MaxValue) ?? first) - 1));
                    break;
                case "row":
                    _row = xml.Number("r", 1, CellName.MaxRows) - 1 ?? _row + 1;
                    _col = -1;
                    _rowIsHidden = IsHidden(xml) || IsNothing(xml, "ht");
                    limits.CountRow();
                    break;
                case "c":
                    ReadCell();
                    break;
                case "mergeCell" when xml.Attribute("ref") is { } name && CellName.ParseRange(name) is { } range:
                    limits.Count(1, 0);
                    sheet.Merges.Add(range);
                    break;
            }
        }

        // Cells come in order in every file of Excel's; in others they need not.
        sheet.Cells.Sort((a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Col.CompareTo(b.Col));
        for (var at = 1; at < sheet.Cells.Count; at++)
        {
            var (row, col, _) = sheet.Cells[at];
            if (sheet.Cells[at - 1].Row == row && sheet.Cells[at - 1].Col == col)
            {
                throw new ReadingStoppedException(Rejections.Damaged(XlsxReader.Name, $"{sheet.Name}!{CellName.Of(row, col)} 出现两次 (is there twice)"));
            }
        }

        return true;
    }

    private static bool IsHidden(XmlParts xml) => xml.Attribute("hidden") is "1" or "true";

    /// <summary>Hidden by drawing its edge onto the other.</summary>
    private static bool IsNothing(XmlParts xml, string size) =>
        double.TryParse(xml.Attribute(size), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == 0;

    private void ReadCell()
    {
        if (xml.Attribute("r") is { } name && CellName.Parse(name) is { } place)
        {
            (_row, _col) = place;
        }
        else
        {
            _col++;
        }

        var type = xml.Attribute("t") ?? "n";
        var format = styles.Of(xml.Number("s", 0, int.MaxValue) ?? 0);
        var (value, inline, hasFormula) = ("", (RichText?)null, false);
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            switch (xml.IsElement ? xml.Name : "")
            {
                case "v":
                    value = XlsxText.ReadText(xml);
                    break;
                case "is":
                    inline = XlsxText.ReadString(xml);
                    break;
                case "f":
                    hasFormula = true;
                    xml.Skip();
                    break;
            }
        }

        if (format.Bordered)
        {
            sheet.BorderedRows.Add(_row);
        }

        if (value.Length == 0 && inline is null)
        {
            if (hasFormula && type != "str")
            {
                limits.Count(1, 0);
                sheet.WithoutResult.Add((_row, _col));
            }

            return;
        }

        double? number = type == "n" && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var stored) ? stored : null;
        var text = IsText(type) ? Show(type, value, inline, format) : format.IsOut ? LeaveOut() : Print(type, value, format);
        Add(text, type == "e" && text.Length > 0, number);
    }

    private void Add(string text, bool isError, double? number)
    {
        if (string.IsNullOrWhiteSpace(text) || _col >= CellName.MaxColumns || _row >= CellName.MaxRows || _row < 0)
        {
            return;
        }

        limits.Count(1, text.Length);
        var cell = new SheetCell(_row, _col, text) { Number = number };
        sheet.Cells.Add(cell);
        if (isError)
        {
            sheet.Errors.Add(cell);
        }

        if (_rowIsHidden)
        {
            sheet.HiddenRows.Add(_row);
        }
    }

    private static bool IsText(string type) => type is not ("b" or "e" or "d" or "n");

    private string Show(string type, string value, RichText? inline, CellFormat format)
    {
        var rich = type != "s" ? inline ?? new RichText([(XlsxText.Unescaped(value), null)])
            : int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < strings.Count ? strings[index]
            : throw new ReadingStoppedException(Rejections.Damaged(
                XlsxReader.Name, $"{sheet.Name}!{CellName.Of(Math.Max(_row, 0), Math.Max(_col, 0))} 引用的文字不存在 (refers to a text that is not there)"));
        var text = rich.Show(format, out var leftOut);
        if (leftOut)
        {
            LeaveOut();
        }

        // What does not show has been looked through for this cell all the same.
        limits.Count(0, string.IsNullOrWhiteSpace(text) ? rich.Length : rich.Length - text.Length);
        return text.Length == 0 ? "" : format.Number.Print(text);
    }

    private string LeaveOut()
    {
        limits.Count(1, 0);
        sheet.LeftOut.Add((_row, _col));
        return "";
    }

    private string Print(string type, string value, CellFormat format) => type switch
    {
        "b" => value.Trim() is "1" or "true" ? "TRUE" : "FALSE",
        "e" => value,
        "d" => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Number((date - new DateTime(1899, 12, 30)).TotalDays, format, false)
            : value,
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Number(number, format, from1904) : value,
    };

    private string Number(double value, CellFormat format, bool countsFrom1904)
    {
        var text = format.Number.Print(value, countsFrom1904);
        if (text?.Length > 0)
        {
            return text;
        }

        // ;;; shows nothing of any number; a format that shows no zeros hides no more than that.
        if (text is not null && value != 0)
        {
            return LeaveOut();
        }

        sheet.OtherwisePrinted.Add((_row, _col));
        return NumberFormats.GeneralNumber.Print(value);
    }
}

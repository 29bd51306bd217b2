using System.Globalization;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Excel;

/// <summary>What a person who only looks at the sheet would not see, or not as it was read.</summary>
internal static class SheetWarnings
{
    private const int MostNamed = 20;

    /// <summary>Larger numbers than any amount are codes.</summary>
    private const double MostCompared = 1e15;

    public static IEnumerable<DocumentWarning> Of(Sheet sheet)
    {
        if (sheet.Hidden && sheet.Cells.Count > 0)
        {
            yield return Warning(sheet, WarningKind.HiddenSheet, "工作表已隐藏，仍已读取", "the sheet is hidden; it was read all the same", []);
        }

        var hiddenRows = sheet.HiddenRows.Select(row => (row + 1).ToString(CultureInfo.InvariantCulture)).ToList();
        if (hiddenRows.Count > 0)
        {
            yield return Warning(sheet, WarningKind.HiddenRows, "隐藏的行已读取", "hidden rows were read", hiddenRows);
        }

        var hiddenColumns = HiddenColumns(sheet);
        if (hiddenColumns.Count > 0)
        {
            yield return Warning(sheet, WarningKind.HiddenColumns, "隐藏的列已读取", "hidden columns were read", hiddenColumns);
        }

        if (sheet.Errors.Count > 0)
        {
            yield return Warning(
                sheet, WarningKind.ErrorCell, "单元格显示错误值", "cells show an error",
                [.. sheet.Errors.Select(cell => $"{CellName.Of(cell.Row, cell.Col)} {cell.Text}")]);
        }

        if (sheet.WithoutResult.Count > 0)
        {
            yield return Warning(
                sheet, WarningKind.FormulaWithoutResult, "公式没有保存结果，按空白读取", "formulas without a stored result were read as blank", Names(sheet.WithoutResult));
        }

        if (sheet.Covered.Count > 0)
        {
            yield return Warning(sheet, WarningKind.HiddenText, "被合并单元格遮住的内容未读取", "text under a merged cell was left out", Names(sheet.Covered));
        }

        if (sheet.LeftOut.Count > 0)
        {
            yield return Warning(sheet, WarningKind.HiddenText, "划去、白色或格式上不显示的内容未读取", "what is struck out, white or not shown by its format was left out", Names(sheet.LeftOut));
        }

        if (sheet.OtherwisePrinted.Count > 0)
        {
            yield return Warning(
                sheet, WarningKind.NumberFormat, "数字格式无法按原样显示，按数值读取", "numbers whose format is not known here stand as plain numbers",
                Names(sheet.OtherwisePrinted));
        }

        var rounded = sheet.Cells.Where(IsRounded).Select(Rounded).ToList();
        if (rounded.Count > 0)
        {
            yield return Warning(
                sheet, WarningKind.RoundedNumber, "显示的位数少于存储的数字，按显示的读取", "numbers show fewer digits than are stored; what shows was read", rounded);
        }
    }

    // Half of its last digit at most lies between what shows and what is stored; less than a thousandth of it is the noise of binary numbers.
    private static bool IsRounded(SheetCell cell)
    {
        if (cell.Number is not { } stored || Math.Abs(stored) >= MostCompared
            || !decimal.TryParse(cell.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var shown))
            return false;
        var step = new decimal(1, 0, 0, isNegative: false, shown.Scale);
        var off = Math.Abs(shown - (decimal)stored);
        return off > step / 1000 && off <= step / 2;
    }

    private static string Rounded(SheetCell cell) =>
        string.Create(CultureInfo.InvariantCulture, $"{CellName.Of(cell.Row, cell.Col)} {cell.Text} ({cell.Number:0.######})");

    private static List<string> HiddenColumns(Sheet sheet)
    {
        if (sheet.HiddenColumns.Count == 0)
        {
            return [];
        }

        var hidden = sheet.HiddenColumns.OrderBy(range => range.First).ToList();
        var (next, last) = (0, -1);
        var names = new List<string>();
        foreach (var col in new SortedSet<int>(sheet.Cells.Select(cell => cell.Col)))
        {
            for (; next < hidden.Count && hidden[next].First <= col; next++)
            {
                last = Math.Max(last, hidden[next].Last);
            }

            if (col <= last)
            {
                names.Add(CellName.Column(col));
            }
        }

        return names;
    }

    private static List<string> Names(IEnumerable<(int Row, int Col)> places) => [.. places.Select(place => CellName.Of(place.Row, place.Col))];

    private static DocumentWarning Warning(Sheet sheet, string kind, string chinese, string english, List<string> places)
    {
        var more = places.Count > MostNamed ? $" … ({places.Count.ToString(CultureInfo.InvariantCulture)})" : "";
        var named = places.Count == 0 ? "" : $": {string.Join(", ", places.Take(MostNamed))}{more}";
        return new DocumentWarning(kind, sheet.Name, $"{chinese} {english}{named}");
    }
}

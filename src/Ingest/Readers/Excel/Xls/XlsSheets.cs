using ExcelDataReader;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Excel.NumberFormats;

namespace PerfEval.Ingest.Readers.Excel.Xls;

/// <summary>Takes what ExcelDataReader gives, sheet by sheet and row by row, and prints its values.</summary>
internal sealed class XlsSheets(IExcelDataReader reader, SheetLimits limits)
{
    private const int FirstOwnFormat = 164;

    // All that the format can address; a damaged file says more, and the library would go through every row of it.
    private const int MostRows = 65_536;
    private const int MostColumns = 256;

    private static readonly DateTime s_dayZero = new(1899, 12, 30);

    private readonly Dictionary<string, NumberFormat> _formats = [];

    /// <exception cref="ReadingStoppedException">A sheet is larger than the format allows, or the workbook than the limits.</exception>
    public List<Sheet> Read()
    {
        var sheets = new List<Sheet>();
        do
        {
            var sheet = new Sheet(reader.Name ?? "") { Hidden = reader.VisibleState is not null and not "visible" };
            if (reader.RowCount > MostRows || reader.FieldCount > MostColumns)
            {
                throw new ReadingStoppedException(Rejections.Damaged(
                    XlsReader.Name, $"“{sheet.Name}”有 {reader.RowCount} 行 {reader.FieldCount} 列 ({reader.RowCount} rows, {reader.FieldCount} columns)"));
            }

            sheet.Merges.AddRange((reader.MergeCells ?? []).Select(range => new MergedRange(range.FromRow, range.FromColumn, range.ToRow, range.ToColumn)));
            limits.Count(sheet.Merges.Count, 0);
            for (var row = 0; reader.Read(); row++)
            {
                limits.CountRow();
                AddRow(sheet, row);
            }

            for (var col = 0; col < reader.FieldCount; col++)
            {
                if (reader.GetColumnWidth(col) == 0)
                {
                    sheet.HiddenColumns.Add((col, col));
                }
            }

            sheets.Add(sheet);
        }
        while (reader.NextResult());
        return sheets;
    }

    private void AddRow(Sheet sheet, int row)
    {
        var before = sheet.Cells.Count;
        for (var col = 0; col < reader.FieldCount; col++)
        {
            if (reader.GetValue(col) is { } value && Print(sheet, row, col, value) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                limits.Count(1, text.Length);
                double? number = value is double or int ? Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) : null;
                sheet.Cells.Add(new SheetCell(row, col, text) { Number = number });
            }
        }

        if (sheet.Cells.Count > before && reader.RowHeight == 0)
        {
            sheet.HiddenRows.Add(row);
        }
    }

    private string Print(Sheet sheet, int row, int col, object value)
    {
        switch (value)
        {
            case string text:
                return FormatOf(col).Print(text.ReplaceLineEndings("\n"));
            case bool flag:
                return flag ? "TRUE" : "FALSE";
        }

        var number = value switch
        {
            DateTime date => (date - s_dayZero).TotalDays,
            TimeSpan span => span.TotalDays,
            _ => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        };
        var printed = FormatOf(col).Print(number);
        if (printed?.Length > 0)
        {
            return printed;
        }

        if (printed is not null && number != 0)
        {
            sheet.LeftOut.Add((row, col));
            return "";
        }

        sheet.OtherwisePrinted.Add((row, col));
        return GeneralNumber.Print(number);
    }

    // The library's own table of built-in formats is American and mixes up some currencies.
    private NumberFormat FormatOf(int col)
    {
        var number = reader.GetNumberFormatIndex(col);
        var code = (number is >= 0 and < FirstOwnFormat ? BuiltInFormats.Code(number) : null) ?? reader.GetNumberFormatString(col) ?? "General";
        return _formats.TryGetValue(code, out var known) ? known : _formats[code] = new NumberFormat(code);
    }
}

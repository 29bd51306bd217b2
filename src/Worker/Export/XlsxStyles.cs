using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PerfEval.Worker.Export;

/// <summary>The cell formats of an exported workbook, by their index.</summary>
internal static class XlsxStyles
{
    public const uint Header = 1;
    public const uint Date = 2;
    public const uint Timestamp = 3;
    public const uint Text = 4;

    private const uint TimestampFormat = 164;

    public static void Write(Stream target)
    {
        using var xml = OpenXmlWriter.Create(target);
        xml.WriteElement(new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = TimestampFormat, FormatCode = "yyyy-mm-dd hh:mm:ss" },
                new NumberingFormat { NumberFormatId = TimestampFormat + 1, FormatCode = "yyyy-mm-dd" }),
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { NumberFormatId = TimestampFormat + 1, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = TimestampFormat, ApplyNumberFormat = true },
                // 49 is the built-in text format: what looks like a number stays as typed when the cell is edited.
                new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true })));
    }
}

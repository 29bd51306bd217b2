using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PerfEval.Worker.Export;

/// <summary>One worksheet, written row by row.</summary>
internal sealed class XlsxSheet : IDisposable
{
    /// <summary>Excel keeps 15 significant digits of a number; doubles it stores as they are.</summary>
    private const int MaxDigits = 15;

    /// <summary>Excel takes 1900 for a leap year: serial numbers agree with the calendar from here on.</summary>
    private static readonly DateTime s_firstDate = new(1900, 3, 1);

    private readonly OpenXmlWriter _xml;
    private readonly IReadOnlyList<OutputColumn> _columns;
    private uint _row;

    public XlsxSheet(Stream target, IReadOnlyList<OutputColumn> columns)
    {
        _xml = OpenXmlWriter.Create(target);
        _columns = columns;
        _xml.WriteStartElement(new Worksheet());
        _xml.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        if (columns.Count > 0)
            _xml.WriteElement(new Columns(columns.Select((column, i) => Width(column, (uint)i + 1))));
        _xml.WriteStartElement(new SheetData());
        WriteRow(i => WriteText(columns[i].Name, XlsxStyles.Header));
    }

    public void Write(object?[] row) => WriteRow(i => WriteCell(row[i]));

    public void Dispose()
    {
        _xml.WriteEndElement();
        if (_columns.Count > 0)
            _xml.WriteElement(new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{ColumnName(_columns.Count)}{_row}") });
        _xml.WriteEndElement();
        _xml.Dispose();
    }

    private void WriteRow(Action<int> writeCell)
    {
        _row++;
        _xml.WriteStartElement(new Row(), [new OpenXmlAttribute("r", string.Empty, _row.ToString(CultureInfo.InvariantCulture))]);
        for (var i = 0; i < _columns.Count; i++)
            writeCell(i);
        _xml.WriteEndElement();
    }

    private void WriteCell(object? value)
    {
        switch (value)
        {
            case null:
                _xml.WriteElement(new Cell());
                break;
            case bool truth:
                WriteValue(truth ? "1" : "0", "b", 0);
                break;
            case DateOnly date when date.ToDateTime(TimeOnly.MinValue) >= s_firstDate:
                WriteDate(date.ToDateTime(TimeOnly.MinValue), XlsxStyles.Date);
                break;
            case DateTime time when time >= s_firstDate:
                WriteDate(time, XlsxStyles.Timestamp);
                break;
            default:
                if (ValueText.Number(value) is { } number && (value is double or float || SignificantDigits(number) <= MaxDigits))
                    WriteValue(number, "n", 0);
                else
                    WriteText(ValueText.Of(value), XlsxStyles.Text);
                break;
        }
    }

    private void WriteDate(DateTime time, uint style) =>
        WriteValue(time.ToOADate().ToString(CultureInfo.InvariantCulture), "n", style);

    private void WriteValue(string value, string type, uint style)
    {
        _xml.WriteStartElement(new Cell(), CellAttributes(type, style));
        _xml.WriteElement(new CellValue(value));
        _xml.WriteEndElement();
    }

    private void WriteText(string text, uint style)
    {
        _xml.WriteStartElement(new Cell(), CellAttributes("inlineStr", style));
        _xml.WriteElement(new InlineString(new Text(XlsxText.Escape(XlsxText.Shorten(text))) { Space = SpaceProcessingModeValues.Preserve }));
        _xml.WriteEndElement();
    }

    private static OpenXmlAttribute[] CellAttributes(string type, uint style)
    {
        var kind = new OpenXmlAttribute("t", string.Empty, type);
        return style == 0 ? [kind] : [new OpenXmlAttribute("s", string.Empty, style.ToString(CultureInfo.InvariantCulture)), kind];
    }

    private static Column Width(OutputColumn column, uint index) => new()
    {
        Min = index,
        Max = index,
        CustomWidth = true,
        Width = Math.Max(
            2 + (2 * column.Name.Length),
            column.Kind switch
            {
                ColumnKind.Number => 14,
                ColumnKind.Boolean => 8,
                ColumnKind.Date => 12,
                ColumnKind.Timestamp => 20,
                _ => 28,
            }),
    };

    private static int SignificantDigits(string number)
    {
        var digits = 0;
        var seen = 0;
        foreach (var c in number)
        {
            if (c is 'E' or 'e')
                break;
            if (!char.IsAsciiDigit(c) || (digits == 0 && c == '0'))
                continue;
            seen++;
            // Zeros at the end carry no precision: they count once another digit follows.
            if (c != '0')
                digits = seen;
        }

        return digits;
    }

    private static string ColumnName(int number)
    {
        var name = string.Empty;
        for (; number > 0; number = (number - 1) / 26)
            name = (char)('A' + ((number - 1) % 26)) + name;
        return name;
    }
}

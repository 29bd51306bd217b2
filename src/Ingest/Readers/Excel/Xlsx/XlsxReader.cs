using System.Xml;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Excel.Xlsx;

/// <summary>
/// Excel and WPS workbooks (.xlsx, .xlsm). The package is read here and not by ExcelDataReader, which drops error values and the
/// borders that tell forms apart, and unpacks without limits; the old binary .xls is left to it.
/// </summary>
public sealed class XlsxReader : IDocumentReader
{
    internal static FormatName Name { get; } = new("xlsx", "Excel 工作簿（xlsx）", "an Excel workbook (xlsx)");

    public string Format => "xlsx";

    public int Version => 6;

    public bool Recognises(ReadOnlySpan<byte> content) => Signature.Of(content)?.Code == Format;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            using var package = new XlsxPackage(content, Name, limits, ct);
            return package.IsBinary
                ? new ReadResult.Rejected(Rejections.NoReader(new FormatName("xlsb", "Excel 二进制工作簿（xlsb）", "a binary Excel workbook (xlsb)")))
                : new ReadResult.Read(SheetBlocks.Document(
                    Format, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Sheets(package, new SheetLimits(limits, ct)), limits));
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
        catch (XmlException e)
        {
            return new ReadResult.Rejected(Rejections.Damaged(Name, XmlParts.PlaceOf(e)));
        }
    }

    private static List<Sheet> Sheets(XlsxPackage package, SheetLimits counted)
    {
        using var workbook = package.OpenWorkbook() ?? throw Damaged("包内没有工作簿部件 (the package has no workbook part)");
        var (sheets, from1904) = Workbook(workbook);
        using var styleXml = package.OpenRelated("styles");
        var styles = XlsxStyles.Read(styleXml);
        using var stringXml = package.OpenRelated("sharedStrings");
        var strings = Strings(stringXml, counted);
        foreach (var (sheet, id) in sheets.Where(sheet => package.IsSheet(sheet.Id)))
        {
            using var xml = package.OpenSheet(id) ?? throw Damaged($"缺少工作表“{sheet.Name}” (worksheet {sheet.Name} is missing)");
            if (!new XlsxSheetReader(xml, sheet, styles, strings, from1904, counted).Read())
            {
                throw Damaged($"“{sheet.Name}”不是工作表 ({sheet.Name} is no worksheet)");
            }
        }

        return [.. sheets.Select(sheet => sheet.Sheet)];
    }

    private static (List<(Sheet Sheet, string Id)> Sheets, bool From1904) Workbook(XmlParts xml)
    {
        var sheets = new List<(Sheet, string)>();
        var from1904 = false;
        if (!xml.MoveToRoot() || xml.Name != "workbook")
        {
            throw Damaged("工作簿部件不是工作簿 (the workbook part is no workbook)");
        }

        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Name == "workbookPr")
            {
                from1904 = xml.Attribute("date1904") is "1" or "true";
            }
            else if (xml.IsElement && xml.Name == "sheet" && xml.Attribute("id") is { } id)
            {
                sheets.Add((new Sheet(xml.Attribute("name") ?? "") { Hidden = xml.Attribute("state") is "hidden" or "veryHidden" }, id));
            }
        }

        return (sheets, from1904);
    }

    private static List<RichText> Strings(XmlParts? xml, SheetLimits counted)
    {
        var strings = new List<RichText>();
        if (xml is not null && xml.MoveToRoot())
        {
            for (var depth = xml.Enter(); xml.Next(depth);)
            {
                if (xml.IsElement && xml.Name == "si")
                {
                    var text = XlsxText.ReadString(xml);
                    counted.Count(0, text.Length);
                    strings.Add(text);
                }
            }
        }

        return strings;
    }

    private static ReadingStoppedException Damaged(string place) => new(Rejections.Damaged(Name, place));
}

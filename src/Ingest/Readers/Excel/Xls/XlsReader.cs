using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Excel.Xls;

/// <summary>
/// Excel 97-2003 and Excel 5/95 workbooks (.xls, and WPS's .et), by ExcelDataReader. It gives nothing for a cell that shows an error
/// (#REF!), so such a cell reads as blank, and it knows no borders.
/// </summary>
public sealed class XlsReader : IDocumentReader
{
    internal static readonly FormatName Name = new("xls", "Excel 97-2003 工作簿（xls）", "an Excel 97-2003 workbook (xls)");

    private static readonly byte[] s_oldStream = [.. Encoding.Unicode.GetBytes("Book"), 0, 0];

    public string Format => "xls";

    public int Version => 6;

    public bool Recognises(ReadOnlySpan<byte> content) =>
        Signature.Of(content)?.Code switch
        {
            "xls" => true,
            "ole" => content.IndexOf(s_oldStream) >= 0,
            _ => false,
        };

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            using var reader = ExcelReaderFactory.CreateBinaryReader(
                new MemoryStream(content.ToArray(), writable: false), new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });
            var sheets = new XlsSheets(reader, new SheetLimits(limits, ct)).Read();
            return new ReadResult.Read(SheetBlocks.Document(Format, "application/vnd.ms-excel", sheets, limits));
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
        catch (InvalidPasswordException)
        {
            return new ReadResult.Rejected(Rejections.Password);
        }
        catch (Exception e) when (IsBadContent(e))
        {
            return new ReadResult.Rejected(Rejections.Damaged(Name, e.Message));
        }
    }

    // The library checks little of what it reads: bad offsets and lengths surface as these.
    private static bool IsBadContent(Exception e) => e is ExcelReaderException
        or IOException or IndexOutOfRangeException or ArgumentException or InvalidOperationException or InvalidCastException or OverflowException
        or FormatException or NotSupportedException or NotImplementedException or NullReferenceException or KeyNotFoundException or OutOfMemoryException;
}

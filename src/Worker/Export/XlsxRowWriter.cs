namespace PerfEval.Worker.Export;

/// <summary>
/// A workbook with typed cells, a frozen header and a filter. Rows beyond Excel's limit continue on further sheets;
/// numbers of more than 15 digits, which Excel would round, are text.
/// </summary>
/// <param name="sheetName">Name of the first sheet; further ones get (2), (3) …</param>
/// <param name="maxRows">Rows of a sheet with its header; Excel's own limit unless a test needs less.</param>
public sealed class XlsxRowWriter(string sheetName, int maxRows = XlsxRowWriter.ExcelMaxRows) : IRowWriter
{
    public const int ExcelMaxRows = 1_048_576;

    public long Write(ResultRows rows, Stream target, CancellationToken ct)
    {
        using var book = new XlsxBook(target);
        return book.Add(sheetName, rows, maxRows, ct);
    }
}

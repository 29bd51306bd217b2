using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Excel;
using PerfEval.Ingest.Readers.Text;

namespace PerfEval.Ingest.Readers.Csv;

/// <summary>
/// A sheet saved as text (comma, semicolon or tab between cells). It counts as one only where every record has the same number of cells,
/// three or more, but for a few lines of one text above and below; then it is cut into forms and lines as a worksheet is. Merged cells are lost in this format.
/// </summary>
public sealed class CsvReader : IDocumentReader
{
    public string Format => "csv";

    public int Version => 3;

    public bool Recognises(ReadOnlySpan<byte> content) =>
        !content.IsEmpty && Signature.Of(content) is null && TextDecoder.Decode(content) is { } text && CsvRecords.Of(text) is not null;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (TextDecoder.Decode(content.Span) is not { } text || CsvRecords.Of(text) is not { } records)
        {
            return new ReadResult.Rejected(Rejections.UnknownFormat);
        }

        try
        {
            var counted = new SheetLimits(limits, ct);
            var sheet = new Sheet("");
            for (var row = 0; row < records.Count; row++)
            {
                counted.CountRow();
                for (var col = 0; col < records[row].Count; col++)
                {
                    if (string.IsNullOrWhiteSpace(records[row][col]))
                    {
                        continue;
                    }

                    counted.Count(1, records[row][col].Length);
                    sheet.Cells.Add(new SheetCell(row, col, records[row][col]));
                }
            }

            return new ReadResult.Read(SheetBlocks.Document(Format, "text/csv", [sheet], limits));
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
    }
}

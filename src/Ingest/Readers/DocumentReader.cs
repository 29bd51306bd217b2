using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Csv;
using PerfEval.Ingest.Readers.Doc;
using PerfEval.Ingest.Readers.Docx;
using PerfEval.Ingest.Readers.Excel.Xls;
using PerfEval.Ingest.Readers.Excel.Xlsx;
using PerfEval.Ingest.Readers.Html;
using PerfEval.Ingest.Readers.Image;
using PerfEval.Ingest.Readers.Mhtml;
using PerfEval.Ingest.Readers.Ofd;
using PerfEval.Ingest.Readers.Office;
using PerfEval.Ingest.Readers.Pdf;
using PerfEval.Ingest.Readers.Text;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Readers;

/// <summary>
/// The way in: takes bytes, finds the reader whose format the content is (never the file name), and keeps every bad input a value.
/// </summary>
public sealed class DocumentReader
{
    private readonly IReadOnlyList<IDocumentReader> _readers;

    /// <summary>All formats: those with a sure signature before those that are only guessed, text last.</summary>
    public DocumentReader()
        : this(
        [
            new DocxReader(), new DocReader(), new OfdReader(), new XlsReader(), new XlsxReader(), new OfficeReader(), new PdfReader(), new ImageReader(),
            new MhtmlReader(), new HtmlReader(), new CsvReader(), new TextDocumentReader(),
        ])
    {
    }

    /// <param name="readers">In the order in which they are asked.</param>
    public DocumentReader(IEnumerable<IDocumentReader> readers) => _readers = [.. readers];

    public IReadOnlyList<IDocumentReader> Readers => _readers;

    /// <summary>
    /// The reader for this content, null where none recognises it or the looking for one failed, which <see cref="Read"/> then says. Its format and
    /// version are the key of a stored reading.
    /// </summary>
    public IDocumentReader? Find(ReadOnlySpan<byte> content)
    {
        try
        {
            return Recognising(content);
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, CancellationToken.None))
        {
            return null;
        }
    }

    private IDocumentReader? Recognising(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty || Signature.IsExecutable(content) || Signature.IsEncryptedOffice(content))
        {
            return null;
        }

        foreach (var reader in _readers)
        {
            if (reader.Recognises(content))
            {
                return reader;
            }
        }

        return null;
    }

    /// <summary>
    /// Reads one file's bytes. Whatever a reader throws on them is a rejection; what remains are cancellation, faults of our own disk and a machine
    /// without memory.
    /// </summary>
    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ct.ThrowIfCancellationRequested();
        if (content.Length > limits.MaxFileBytes)
        {
            return new ReadResult.Rejected(Rejections.TooLarge(content.Length, limits.MaxFileBytes));
        }

        using var timed = new ProcessorLimit(limits.MaxTime, ct);
        IDocumentReader? found = null;
        try
        {
            found = Recognising(content.Span);
            return found is null ? new ReadResult.Rejected(WhyNoReader(content.Span)) : PrintedText.Of(found.Read(content, limits, timed.Token));
        }
        catch (Exception e) when (!ct.IsCancellationRequested && timed.Token.IsCancellationRequested
            && (e is OperationCanceledException || Escaped.IsOfTheFile(e, ct)))
        {
            return new ReadResult.Rejected(timed.Why);
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
        {
            return new ReadResult.Rejected(found is null ? Rejections.RecognitionFailed(e) : Rejections.ReaderFailed(e));
        }
    }

    /// <summary>
    /// Reads several contents at once, results in the same order: those of an <see cref="IBatchReader"/> go to it in one call, the others are
    /// read one by one. Throws only what <see cref="Read"/> throws.
    /// </summary>
    public IReadOnlyList<ReadResult> ReadMany(IReadOnlyList<ReadOnlyMemory<byte>> contents, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(limits);
        var results = new ReadResult[contents.Count];
        foreach (var group in Enumerable.Range(0, contents.Count)
            .GroupBy(i => contents[i].Length <= limits.MaxFileBytes ? Find(contents[i].Span) as IBatchReader : null))
        {
            int[] members = [.. group];
            var read = (group.Key is { } reader ? Together(reader, [.. members.Select(i => contents[i])], limits, ct) : null)
                ?? [.. members.Select(i => Read(contents[i], limits, ct))];
            for (var n = 0; n < members.Length; n++)
            {
                results[members[n]] = read[n];
            }
        }

        return results;
    }

    /// <summary>Null where one of the files took the common call with it: each is then read alone.</summary>
    private static IReadOnlyList<ReadResult>? Together(IBatchReader reader, ReadOnlyMemory<byte>[] contents, ReaderLimits limits, CancellationToken ct)
    {
        try
        {
            return [.. reader.ReadMany(contents, limits, ct).Select(PrintedText.Of)];
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
        {
            return null;
        }
    }

    /// <summary>Reads one file of the disk; what the disk refuses is a rejection too.</summary>
    public FileReading ReadFile(string path, ReaderLimits limits, CancellationToken ct)
    {
        var content = FileContent.Load(path, limits);
        return new FileReading(
            content,
            content.Problem is { } problem ? new ReadResult.Rejected(problem) : Read(content.Bytes, limits, ct));
    }

    private static Rejection WhyNoReader(ReadOnlySpan<byte> content) =>
        content.IsEmpty ? Rejections.Empty
        : Signature.IsExecutable(content) ? Rejections.Executable
        : Signature.IsEncryptedOffice(content) ? Rejections.Password
        : Signature.Of(content) is not { } format ? Rejections.UnknownFormat
        : format == Formats.Xml ? Rejections.NotADocument
        : Signature.IsDamagedOle(content) ? Rejections.Damaged(format, "找不到目录，可能未下载完整 (no directory; the file may have been cut off)")
        : format == Formats.Zip && ZipIsDamaged(content) ? Rejections.Damaged(format, "找不到目录 (no central directory)")
        : Rejections.NoReader(format);

    private static bool ZipIsDamaged(ReadOnlySpan<byte> content) =>
        content.StartsWith("PK\x03\x04"u8) && ZipNames.Read(content, 1).Count == 0;
}

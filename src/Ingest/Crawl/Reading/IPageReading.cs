namespace PerfEval.Ingest.Crawl.Reading;

/// <summary>Reads pages that a server sent, which nobody has vouched for. Throws only for cancellation, bugs and a disk that failed.</summary>
public interface IPageReading
{
    PageAnswer Read(PageQuestion question, ReadOnlyMemory<byte> body, CancellationToken ct);
}

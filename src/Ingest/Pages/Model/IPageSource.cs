using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Model;

/// <summary>Reads what is printed on the pages of a file; each page format, and each engine for it, is one of these.</summary>
public interface IPageSource
{
    /// <exception cref="OperationCanceledException">Cancelled; time that is over comes this way too.</exception>
    PagesRead Read(ReadOnlyMemory<byte> bytes, ReaderLimits limits, CancellationToken ct);
}

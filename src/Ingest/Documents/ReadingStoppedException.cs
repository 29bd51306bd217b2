namespace PerfEval.Ingest.Documents;

/// <summary>
/// Carries a rejection out of nested parsing to the reader's own Read, which turns it into a value. It never leaves a reader, nor the visit of a page that is
/// crawled.
/// </summary>
internal sealed class ReadingStoppedException(Rejection reason) : Exception(reason.English)
{
    public Rejection Reason { get; } = reason;
}

using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Packing;

/// <summary>Carries the reason out of a decoder whose archive reached a bound of the whole. It never leaves a format.</summary>
internal sealed class ArchiveExhaustedException(Rejection reason) : Exception(reason.English)
{
    public Rejection Reason { get; } = reason;
}

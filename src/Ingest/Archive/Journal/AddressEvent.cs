namespace PerfEval.Ingest.Archive.Journal;

/// <summary>Something that a publisher did to a document after it had been published.</summary>
/// <param name="Kind">replaced, withdrawn or republished.</param>
/// <param name="Sha256">The bytes there now; of a withdrawal, those that were there last.</param>
/// <param name="PreviousSha256">The bytes there before; null unless replaced.</param>
/// <param name="Reason">Of a withdrawal: not_found or unlisted.</param>
public sealed record AddressEvent(DateTimeOffset At, string Source, string Address, string Kind, string Sha256, string? PreviousSha256, string? Reason)
{
    public const string Replaced = "replaced";
    public const string Withdrawn = "withdrawn";
    public const string Republished = "republished";
}

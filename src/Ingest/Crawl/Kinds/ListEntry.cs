namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>One entry of a portal's list.</summary>
/// <param name="Address">Absolute, of its page or of a file that the list links directly.</param>
/// <param name="Title">Whole title as the anchor says it.</param>
/// <param name="PublishedOn">Day printed beside it; null where the list prints none.</param>
public sealed record ListEntry(Uri Address, string Title, DateOnly? PublishedOn);

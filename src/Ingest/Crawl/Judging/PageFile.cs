namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>A file that hangs on a page.</summary>
/// <param name="Text">What the page calls it; empty where it only shows it.</param>
public sealed record PageFile(Uri Address, string Text);

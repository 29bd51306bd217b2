using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers;

/// <summary>One path that a search came upon.</summary>
/// <param name="Problem">
/// Why this path leads nowhere (a folder without permission, a missing path) or why it is passed over; null for a file to read.
/// </param>
/// <param name="PassedOver">Named, not read, and nothing that anybody has to mend. Without a problem: what only goes with reports (README.md, JSON with the
/// rows expected of them).</param>
public sealed record FoundFile(string Path, Rejection? Problem = null, bool PassedOver = false);

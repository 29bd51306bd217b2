using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers;

/// <summary>One path that a search came upon.</summary>
/// <param name="Problem">Why this path (a folder without permission, a missing path) leads nowhere; null for a file to read.</param>
/// <param name="PassedOver">What only goes with reports (README.md, JSON with the rows expected of them): named, not read.</param>
public sealed record FoundFile(string Path, Rejection? Problem = null, bool PassedOver = false);

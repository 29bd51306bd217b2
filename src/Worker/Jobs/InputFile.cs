using PerfEval.Ingest;
using PerfEval.Ingest.Readers;

namespace PerfEval.Worker.Jobs;

/// <summary>One file on its way to a reader.</summary>
/// <param name="Origin">Full path, or archive!member.</param>
/// <param name="Name">File name alone.</param>
/// <param name="Content">Null for a file that is still to be loaded from its path.</param>
/// <param name="Problem">Why there is nothing to read.</param>
public sealed record InputFile(string Origin, string Name, FileContent? Content = null, Rejection? Problem = null);

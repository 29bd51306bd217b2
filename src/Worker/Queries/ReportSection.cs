using PerfEval.Worker.Export;

namespace PerfEval.Worker.Queries;

/// <summary>One table of a printed report.</summary>
/// <param name="Name">Name of the view, the key in JSON.</param>
/// <param name="Title">Heading for people.</param>
public sealed record ReportSection(string Name, string Title, ResultRows Rows);

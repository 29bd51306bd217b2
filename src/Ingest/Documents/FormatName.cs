namespace PerfEval.Ingest.Documents;

/// <summary>A format as people call it.</summary>
/// <param name="Code">Short name: pdf, doc, xlsx …</param>
public sealed record FormatName(string Code, string Chinese, string English);

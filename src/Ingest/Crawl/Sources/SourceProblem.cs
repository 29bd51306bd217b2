namespace PerfEval.Ingest.Crawl.Sources;

/// <summary>What is wrong in a source's file, and where.</summary>
/// <param name="Line">Counted from 1.</param>
public sealed record SourceProblem(string File, int Line, string Chinese, string English)
{
    public override string ToString() => $"{File}({Line}): {Chinese} {English}";
}

namespace PerfEval.Worker.Jobs.Handed;

/// <param name="Paths">Absolute.</param>
/// <param name="Rules">Absolute folders of further rules.</param>
/// <param name="Strict">Whether cells that nobody read make it fail.</param>
public sealed record IngestArgs(IReadOnlyList<string> Paths, bool Analyze, IReadOnlyList<string> Rules, bool Strict = false)
{
    public const string Kind = "ingest";
    public const int Version = 1;
}

namespace PerfEval.Worker.Jobs.Handed;

/// <param name="Paths">Absolute.</param>
/// <param name="Rules">Absolute folders of further rules.</param>
public sealed record IngestArgs(IReadOnlyList<string> Paths, bool Analyze, IReadOnlyList<string> Rules)
{
    public const string Kind = "ingest";
    public const int Version = 1;
}

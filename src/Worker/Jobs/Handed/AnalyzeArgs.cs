namespace PerfEval.Worker.Jobs.Handed;

/// <param name="All">Everything, not only what changed.</param>
/// <param name="Rules">Absolute folders of further rules.</param>
public sealed record AnalyzeArgs(bool All, IReadOnlyList<string> Rules)
{
    public const string Kind = "analyze";
    public const int Version = 1;
}

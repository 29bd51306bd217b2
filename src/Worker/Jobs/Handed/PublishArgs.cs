namespace PerfEval.Worker.Jobs.Handed;

/// <param name="Force">Publish although assertions fail.</param>
public sealed record PublishArgs(bool Force)
{
    public const string Kind = "publish";
    public const int Version = 1;
}

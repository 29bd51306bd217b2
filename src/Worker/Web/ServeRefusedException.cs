using PerfEval.Worker.Web;

namespace PerfEval.Worker.Web;

/// <summary>Serve did not take what a command asked of it; says why.</summary>
public sealed class ServeRefusedException(Refusal why) : Exception(why.English)
{
    public Refusal Why { get; } = why;
}

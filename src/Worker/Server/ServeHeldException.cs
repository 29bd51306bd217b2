using PerfEval.Worker.State;

namespace PerfEval.Worker.Server;

/// <summary>Another serve works for the data home, or a restore does.</summary>
/// <param name="node">The name that it has too; null where the home itself is taken.</param>
public sealed class ServeHeldException(DataHome home, string? node, Exception inner) : Exception($"{home.ServeLockOf(node)} is held.", inner)
{
    public DataHome Home => home;

    public string? Node => node;
}

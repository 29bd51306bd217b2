namespace PerfEval.Worker.Serving;

/// <summary>Another serve works for the data home, or a restore does.</summary>
public sealed class ServeHeldException(DataHome home, Exception inner) : Exception($"{home.ServeLock} is held.", inner)
{
    public DataHome Home => home;
}

namespace PerfEval.Worker.State;

/// <summary>The state's file is no whole database any more.</summary>
public sealed class StateDamagedException(StateAddress address, string reason, Exception? inner = null) : Exception($"{address}: {reason}", inner)
{
    public StateAddress Address => address;
}

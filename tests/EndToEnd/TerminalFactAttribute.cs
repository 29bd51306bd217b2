namespace PerfEval.EndToEnd.Tests;

/// <summary>A test that needs a pseudo terminal; skipped where util-linux's script is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
    {
        if (!PseudoTerminal.IsAvailable)
            Skip = "script (util-linux) is not installed.";
    }
}

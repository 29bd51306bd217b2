using PerfEval.Portal.Outgoing;

/// <summary>
/// Loaded by .NET into a program under test before its Main (DOTNET_STARTUP_HOOKS): every connection that the program opens and every
/// name that it resolves goes into the file that PERFEVAL_CONNECTIONS names. The runtime asks for this name in no namespace.
/// </summary>
#pragma warning disable CA1050
internal sealed class StartupHook
#pragma warning restore CA1050
{
    private static ConnectionListener? s_listener;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(OutgoingLog.Variable) is { Length: > 0 } file)
            s_listener = new ConnectionListener(file);
    }

    /// <summary>Keeps the listener reachable.</summary>
    public override string ToString() => s_listener is null ? "not listening" : "listening";
}

using System.Diagnostics.Tracing;

namespace PerfEval.Portal.Outgoing;

/// <summary>Writes the runtime's own events of connecting sockets and resolving names into a file, one line each, as they happen.</summary>
internal sealed class ConnectionListener : EventListener
{
    private static readonly Lock s_lock = new();
    private readonly StreamWriter _file;

    // Shared with other processes of the same run; a line goes out at once, since the process may be killed.
    public ConnectionListener(string file)
    {
        _file = new StreamWriter(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        foreach (var source in EventSource.GetSources())
            Enable(source);
    }

    public override void Dispose()
    {
        base.Dispose();
        _file.Dispose();
    }

    // The base constructor calls this before the file is open; the constructor asks again for what came then.
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (_file is not null)
            Enable(eventSource);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is not { EventName: "ConnectStart" or "ResolutionStart", Payload: [var what, ..] })
            return;
        lock (s_lock)
            _file.WriteLine($"{(eventData.EventName == "ConnectStart" ? OutgoingLog.Connect : OutgoingLog.Resolve)} {what}");
    }

    private void Enable(EventSource source)
    {
        if (source.Name is "System.Net.Sockets" or "System.Net.NameResolution")
            EnableEvents(source, EventLevel.Informational, EventKeywords.All);
    }
}

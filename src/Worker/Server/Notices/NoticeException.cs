namespace PerfEval.Worker.Server.Notices;

/// <summary>A notice was not taken; it stays in the outbox.</summary>
public sealed class NoticeException(string message, Exception? cause = null) : Exception(message, cause);

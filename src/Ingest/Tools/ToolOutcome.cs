namespace PerfEval.Ingest.Tools;

/// <summary>What a child process left behind.</summary>
/// <param name="ExitCode">Many tools lie with it; look at the output too.</param>
/// <param name="Output">Standard output, at most what was asked for.</param>
/// <param name="Errors">First part of standard error.</param>
internal sealed record ToolOutcome(ToolEnd End, int ExitCode, ReadOnlyMemory<byte> Output, string Errors);

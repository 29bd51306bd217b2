using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Tests;

internal static class ToolSkip
{
    /// <summary>Why a test cannot run here, null where it can.</summary>
    public static string? Reason(string command, bool needsShared) =>
        ExternalTools.All.Single(tool => tool.Command == command) is { } tool && tool.Find() is null ? $"{command} is not installed (package {tool.Package})."
        : needsShared && SharedFiles.Root is null ? "The folder ../shared with real reports is not there."
        : null;
}

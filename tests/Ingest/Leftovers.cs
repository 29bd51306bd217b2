using System.Globalization;

namespace PerfEval.Ingest.Tests;

/// <summary>What tools of this process left behind.</summary>
internal static class Leftovers
{
    /// <summary>Temporary folders of this process that were made for a purpose.</summary>
    public static string[] Folders(string purpose) =>
        Directory.GetDirectories(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"perfeval-{Environment.ProcessId}-{purpose}-*"));

    /// <summary>Command lines of running processes that mention a text.</summary>
    public static string[] Processes(string text) =>
        [.. Directory.GetDirectories("/proc").Select(CommandLine).Where(line => line.Contains(text, StringComparison.Ordinal))];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

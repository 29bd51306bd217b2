namespace PerfEval.Ingest.Tests;

/// <summary>Shell scripts that stand in for a program of the system.</summary>
internal static class Script
{
    /// <summary>Writes an executable script and returns its path.</summary>
    public static string Write(DirectoryInfo folder, string name, string commands)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, $"#!/bin/sh\n{commands}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }
}

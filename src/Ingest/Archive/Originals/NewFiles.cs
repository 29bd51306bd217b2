using System.Runtime.InteropServices;

namespace PerfEval.Ingest.Archive.Originals;

/// <summary>
/// Who may read what the program writes: its user and group, whatever the shell would have. Files with secrets are their user's alone (OwnFile).
/// </summary>
public static partial class NewFiles
{
    // 0640 and 0750.
    private const uint Strict = 0b000_010_111;
    private const UnixFileMode All = (UnixFileMode)0b110_110_110;

    private static uint s_users = Strict;

    /// <summary>For files and folders that this process makes from now on, those of DuckDB and SQLite and of child processes among them.</summary>
    public static void BelongToUserAndGroup()
    {
        if (!OperatingSystem.IsWindows())
            s_users = Mask(Strict);
    }

    /// <summary>A result that a user asked for under a name of his own is as any other program would make it.</summary>
    public static void HandOver(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, All & ~(UnixFileMode)s_users);
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint Mask(uint mask);
}

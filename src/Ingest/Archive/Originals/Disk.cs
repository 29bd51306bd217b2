using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PerfEval.Ingest.Archive.Journal;

namespace PerfEval.Ingest.Archive.Originals;

/// <summary>Waits until the disk has what was written: what .NET does for the content of a file, for folders and for many files at once.</summary>
public static partial class Disk
{
    private const int ReadOnly = 0;

    /// <summary>Whether a file could not be opened because somebody else holds its lock: EWOULDBLOCK, as .NET passes it on from flock.</summary>
    public static bool IsLocked(IOException e) => e.HResult == 11;

    /// <summary>The names in a folder: files created, renamed and deleted there.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void SyncFolder(string folder)
    {
        using var handle = OpenFolder(folder);
        Check(Fsync(handle), folder);
    }

    /// <summary>Everything on the file system of an open folder, contents and names; one call for a whole batch.</summary>
    /// <exception cref="IOException">Something that was written since the folder was opened did not reach the disk.</exception>
    internal static void SyncFileSystem(SafeFileHandle folder, string name) => Check(Syncfs(folder), name);

    /// <summary>Everything on the file system that a folder is on.</summary>
    /// <exception cref="IOException">Something did not reach the disk.</exception>
    public static void SyncFileSystem(string folder)
    {
        using var handle = OpenFolder(folder);
        SyncFileSystem(handle, folder);
    }

    internal static SafeFileHandle OpenFolder(string folder)
    {
        var handle = Open(folder, ReadOnly);
        if (handle.IsInvalid)
            throw Failure(folder);
        return handle;
    }

    private static void Check(int result, string name)
    {
        if (result != 0)
            throw Failure(name);
    }

    private static IOException Failure(string name)
    {
        var error = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{name}: {error.Message}", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Syncfs(SafeFileHandle file);
}

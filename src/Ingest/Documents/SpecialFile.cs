using System.Runtime.InteropServices;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers;

/// <summary>Devices, pipes and sockets: to open one may wait for ever, read without end, or do something.</summary>
internal static partial class SpecialFile
{
    private const int OfWorkingFolder = -100;
    private const uint Type = 1;

    private const int TypeMask = 0xF000;

    /// <summary>Why a file must not be opened; null for one of bytes. Nothing is opened to tell.</summary>
    public static Rejection? Problem(FileInfo file)
    {
        if (!OperatingSystem.IsLinux() || !IsEmpty(file))
        {
            return null;
        }

        try
        {
            return Statx(OfWorkingFolder, file.FullName, 0, Type, out var status) != 0 ? null : (status.Mode & TypeMask) switch
            {
                0x1000 => Rejections.NotAFile("命名管道", "a named pipe"),
                0x2000 or 0x6000 => Rejections.NotAFile("设备", "a device"),
                0xC000 => Rejections.NotAFile("套接字", "a socket"),
                _ => null,
            };
        }
        catch (EntryPointNotFoundException)
        {
            // A C library without it: such a file is empty to all readers, and is not opened either.
            return null;
        }
    }

    // Only files of bytes have a length.
    private static bool IsEmpty(FileInfo file)
    {
        try
        {
            return file.Length == 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint mask, out Status status);

    /// <summary>The kernel's, the same on all machines.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(28)]
        public ushort Mode;
    }
}

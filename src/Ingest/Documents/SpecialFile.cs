using System.Runtime.InteropServices;

namespace PerfEval.Ingest.Documents;

/// <summary>Devices, pipes, sockets and what the kernel makes up: to open one may wait for ever, read without end, or do something.</summary>
public static partial class SpecialFile
{
    private const int OfWorkingFolder = -100;
    private const uint Type = 1;

    private const int TypeMask = 0xF000;

    // Files there have the type of a file of bytes, and none.
    private static readonly string[] s_madeUp = ["/proc/", "/sys/"];

    /// <summary>Why a document must not be opened; null for one of bytes. Nothing is opened to tell.</summary>
    /// <param name="real">The same path with all links followed.</param>
    public static Rejection? Problem(string path, string real) =>
        KindOf(path) is var (chinese, english) ? Rejections.NotAFile(chinese, english)
        : OperatingSystem.IsLinux() && Array.Exists(s_madeUp, folder => real.StartsWith(folder, StringComparison.Ordinal))
            ? Rejections.NotAFile("内核的伪文件", "made up by the kernel")
            : null;

    /// <summary>What lies at a path where a file of bytes belongs; null where there is one, a folder, or nothing.</summary>
    public static string? WhyNoFile(string path) =>
        KindOf(path) is var (chinese, english) ? $"{path} 处是{chinese}，不是文件。 What lies at {path} is {english}, not a file." : null;

    /// <summary>Whether it is neither a file of bytes, nor a folder, nor nothing; a link is what it leads to.</summary>
    public static bool Is(string path) => KindOf(path) is not null;

    /// <summary>To be called before a file of the program's own is opened: nothing ends the wait for a pipe that nobody writes to.</summary>
    /// <exception cref="SpecialFileException">It is no file of bytes.</exception>
    public static void Refuse(string path)
    {
        if (WhyNoFile(path) is { } why)
            throw new SpecialFileException(why);
    }

    private static (string Chinese, string English)? KindOf(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            return Statx(OfWorkingFolder, path, 0, Type, out var status) != 0 ? null : (status.Mode & TypeMask) switch
            {
                0x1000 => ("命名管道", "a named pipe"),
                0x2000 or 0x6000 => ("设备", "a device"),
                0xC000 => ("套接字", "a socket"),
                _ => null,
            };
        }
        catch (EntryPointNotFoundException)
        {
            // A C library without it.
            return null;
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

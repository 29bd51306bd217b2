using System.Runtime.InteropServices;
using System.Text;

namespace PerfEval.Ingest.Readers;

/// <summary>Names of files that are no UTF-8, as Chinese Windows and its archives leave them: .NET lists them, and can open none.</summary>
internal static partial class ForeignNames
{
    // Of the kernel's record of a name, the same on all machines of 64 bits.
    private const int NameOffset = 19;
    private const int LongestName = 255;

    /// <summary>Whether a name as .NET lists it stands for another.</summary>
    public static bool IsOne(string name) => OperatingSystem.IsLinux() && name.Contains('\uFFFD', StringComparison.Ordinal);

    /// <summary>What such a name reads as in GB18030.</summary>
    /// <returns>Null where it cannot be told: several names are listed alike, or it is not in that encoding.</returns>
    public static string? Read(string folder, string name)
    {
        var names = All(folder).Where(bytes => Encoding.UTF8.GetString(bytes) == name).Take(2).ToList();
        try
        {
            return names.Count == 1
                ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetString(
                    names[0])
                : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static List<byte[]> All(string folder)
    {
        var names = new List<byte[]>();
        var handle = OpenFolder(folder);
        if (handle == 0)
            return names;
        try
        {
            var name = new byte[LongestName];
            for (var entry = ReadFolder(handle); entry != 0; entry = ReadFolder(handle))
            {
                var length = 0;
                while (length < LongestName && Marshal.ReadByte(entry, NameOffset + length) is not 0 and var c)
                    name[length++] = c;
                names.Add(name[..length]);
            }
        }
        finally
        {
            _ = CloseFolder(handle);
        }

        return names;
    }

    [LibraryImport("libc", EntryPoint = "opendir", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint OpenFolder(string path);

    [LibraryImport("libc", EntryPoint = "readdir")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint ReadFolder(nint folder);

    [LibraryImport("libc", EntryPoint = "closedir")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int CloseFolder(nint folder);
}

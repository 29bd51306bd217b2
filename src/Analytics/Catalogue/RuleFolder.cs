using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PerfEval.Analytics.Catalogue;

/// <summary>
/// The .sql files of a folder that a user names. Whoever may write there may put anything in their place: only plain files of the folder itself are
/// read, as far as a rule can be long.
/// </summary>
internal static class RuleFolder
{
    /// <summary>Bytes of a file; the longest built-in rule has 7,000.</summary>
    public const int MostBytes = 256 << 10;

    public const int MostFiles = 1000;

    // A pipe is opened without waiting for who writes into it. The same on all of Linux's machines, as O_RDONLY is 0.
    private const int WithoutWaiting = 0x800;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Files that are no rules, whatever they hold, become problems.</summary>
    /// <exception cref="InvalidDataException">There is no such folder.</exception>
    public static IEnumerable<(string File, string Text)> Read(string folder, List<RuleProblem> problems)
    {
        if (!Directory.Exists(folder))
            throw new InvalidDataException(RuleCatalogue.NoFolder(folder));
        var files = Entries(folder).Take(MostFiles + 1).Order(StringComparer.Ordinal).ToList();
        if (files.Count > MostFiles)
            problems.Add(new RuleProblem(folder, 0, $"holds more than {MostFiles} files; the others are not read"));
        foreach (var path in files.Take(MostFiles))
        {
            if (Text(folder, path, problems) is { } text)
                yield return (path, text);
        }
    }

    /// <param name="folder">Is there.</param>
    public static bool IsEmpty(string folder)
    {
        try
        {
            return !Entries(folder).Any();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody knows; whoever reads it says why not.
            return false;
        }
    }

    private static IEnumerable<string> Entries(string folder) => Directory.EnumerateFileSystemEntries(folder, "*.sql");

    private static string? Text(string folder, string path, List<RuleProblem> problems)
    {
        try
        {
            if (Directory.Exists(path))
                throw new InvalidDataException("is a folder");
            if (new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) is { } target && !IsIn(folder, target.FullName))
                throw new InvalidDataException("is a link that leads out of the folder");
            var text = s_utf8.GetString(Bytes(path));
            return text.Contains('\0', StringComparison.Ordinal)
                ? throw new InvalidDataException("is no text: it holds a NUL character")
                : text.TrimStart('\uFEFF');
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            problems.Add(new RuleProblem(path, 0, e.Message));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new RuleProblem(path, 0, "is no text in UTF-8"));
        }

        return null;
    }

    private static byte[] Bytes(string path)
    {
        using var handle = new SafeFileHandle(Open(Encoding.UTF8.GetBytes(path + "\0"), WithoutWaiting), ownsHandle: true);
        if (handle.IsInvalid)
            throw new IOException($"cannot be opened: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        using var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        if (!file.CanSeek)
            throw new InvalidDataException("is a pipe or a device");
        // A device has no length and no end.
        var bytes = new byte[MostBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > MostBytes ? throw new InvalidDataException($"is longer than {MostBytes >> 10} KB") : bytes[..length];
    }

    private static bool IsIn(string folder, string file)
    {
        var resolved = Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(folder);
        return file.StartsWith(resolved.TrimEnd('/') + "/", StringComparison.Ordinal);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
}

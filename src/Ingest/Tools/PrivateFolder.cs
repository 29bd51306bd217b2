using System.Globalization;

namespace PerfEval.Ingest.Tools;

/// <summary>
/// A temporary folder that only this user may enter, deleted with all that tools left in it. Its name carries the process id: the
/// first folder of a process takes those away whose process was killed before it could.
/// </summary>
public sealed class PrivateFolder : IDisposable
{
    private const string Prefix = "perfeval-";

    private static readonly Lazy<int> s_swept = new(Sweep);

    private readonly string _path;

    /// <param name="purpose">One word for a person who finds the folder.</param>
    /// <exception cref="IOException">The system's folder for such is not there, or refuses.</exception>
    public PrivateFolder(string purpose)
    {
        try
        {
            _ = s_swept.Value;
            _path = Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{purpose}-")).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What .NET says of it names no folder at all.
            throw new IOException(
                $"临时目录 {System.IO.Path.GetTempPath()} 不可用（TMPDIR）。 The temporary folder {System.IO.Path.GetTempPath()} cannot be used (TMPDIR): {e.Message}",
                e);
        }
    }

    public string Path => _path;

    public string PathOf(string name) => System.IO.Path.Combine(_path, name);

    public void Dispose() => Delete(_path);

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A killed tool may still be closing a file; what remains is swept by the next process.
            System.Diagnostics.Trace.TraceWarning($"{folder}: {e.Message}");
        }
    }

    private static int Sweep()
    {
        var swept = 0;
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*-*-*"))
        {
            var owner = System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !Directory.Exists($"/proc/{id}")
                && Directory.Exists("/proc/self"))
            {
                Delete(folder);
                swept++;
            }
        }

        return swept;
    }
}

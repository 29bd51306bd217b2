using System.Security.Cryptography;
using PerfEval.Ingest.Archive.Originals;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>
/// quarantine/&lt;source&gt;/&lt;sha256&gt;.&lt;extension&gt; in the archive's folder: what a server sent in place of a report, for a person to look at.
/// Never an original; may be deleted at any time.
/// </summary>
internal sealed class Quarantine(OriginalStore store, string source)
{
    private const int LongestExtension = 6;

    private string Folder => Path.Combine(Path.GetDirectoryName(store.TemporaryFolder)!, "quarantine", source);

    /// <returns>SHA-256 of the bytes, and where they lie.</returns>
    public (string Sha256, string File) Keep(byte[] bytes, string extension)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var file = PathOf(sha, extension);
        store.PutAt(file, bytes);
        return (sha, file);
    }

    public (string Sha256, string File) Keep(string temporaryFile, string extension)
    {
        string sha;
        using (var stream = File.OpenRead(temporaryFile))
        {
            sha = Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        var file = PathOf(sha, extension);
        File.Move(temporaryFile, file, overwrite: true);
        return (sha, file);
    }

    private string PathOf(string sha, string extension)
    {
        Directory.CreateDirectory(Folder);
        var plain = extension.Length <= LongestExtension && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : "";
        return Path.Combine(Folder, sha + plain);
    }
}

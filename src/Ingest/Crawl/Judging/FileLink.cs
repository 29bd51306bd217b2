using System.Text.RegularExpressions;

namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>Addresses that name a file to download.</summary>
public static partial class FileLink
{
    public static bool IsFile(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return FileName().IsMatch(Uri.UnescapeDataString(address.AbsolutePath)) || Download().IsMatch(address.PathAndQuery);
    }

    [GeneratedRegex(@"\.(docx?|xlsx?|pdf|wps|et|ofd|rtf|odt|zip|rar|7z)$", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex(@"/(download|downfile|downloadfile)(\.\w+)?(\?|$)|/group[0-9]+/M[0-9A-F]{2}/", RegexOptions.IgnoreCase)]
    private static partial Regex Download();
}

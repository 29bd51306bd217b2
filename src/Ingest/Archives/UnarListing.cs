using System.Text.Json;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Archives;

/// <summary>What lsar says of an archive.</summary>
/// <param name="Problem">What is wrong with the archive as a whole; null where nothing is.</param>
internal sealed record UnarListing(IReadOnlyList<UnarEntry> Entries, Rejection? Problem)
{
    private const int NeedsPassword = 5;

    public static UnarListing Parse(ToolOutcome listed, FormatName format, ReaderLimits limits)
    {
        if (listed.End != ToolEnd.Exited)
        {
            return new UnarListing([], listed.End == ToolEnd.TimedOut
                ? Rejections.TooSlow(limits.MaxTime)
                : Rejections.ZipBomb("目录过大", "its directory is too large"));
        }

        try
        {
            using var json = JsonDocument.Parse(listed.Output);
            var entries = json.RootElement.TryGetProperty("lsarContents", out var contents) ? contents.EnumerateArray().Select(Entry).ToList() : [];
            var error = Number(json.RootElement, "lsarError") ?? 0;
            return new UnarListing(entries, error == 0 ? null
                : entries.Count == 0 && IsLocked(listed, error) ? Rejections.Password
                : Rejections.Damaged(format, "目录不完整，可能未下载完整 (its directory is incomplete; the file may have been cut off)"));
        }
        catch (JsonException)
        {
            return new UnarListing([], IsLocked(listed, 0) ? Rejections.Password : Rejections.Damaged(format, "无法打开 (it cannot be opened)"));
        }
    }

    private static bool IsLocked(ToolOutcome listed, long error) =>
        error == NeedsPassword || listed.Errors.Contains("password", StringComparison.OrdinalIgnoreCase);

    private static UnarEntry Entry(JsonElement file)
    {
        var name = MemberNameEncoding.Redecode(file.TryGetProperty("XADFileName", out var text) ? text.GetString() ?? "" : "").Replace('\\', '/');
        var isFolder = Number(file, "XADIsDirectory") == 1;
        var problem = Number(file, "XADIsLink") == 1 || file.TryGetProperty("XADLinkDestination", out _) ? ArchiveEntry.SymbolicLink
            : Number(file, "XADIsEncrypted") == 1 ? Rejections.Password
            : null;
        var crc = file.EnumerateObject().Where(field => field.Name.EndsWith("CRC32", StringComparison.Ordinal)).Select(field => Number(file, field.Name)).FirstOrDefault();
        var isSolid = Number(file, "XADIsSolid") == 1 || file.TryGetProperty("XADNextSolidIndex", out _);
        return new UnarEntry(
            new ArchiveEntry(isFolder ? name.TrimEnd('/') + "/" : name, problem), (int)(Number(file, "XADIndex") ?? 0), Number(file, "XADFileSize") ?? 0,
            isSolid ? null : Number(file, "XADCompressedSize"), crc is { } value ? (uint)value : null);
    }

    private static long? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}

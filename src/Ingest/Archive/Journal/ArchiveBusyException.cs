namespace PerfEval.Ingest.Archive.Journal;

/// <summary>Another process writes to the archive. Nothing was changed; try again when it is done.</summary>
public sealed class ArchiveBusyException(string folder, string? holder, Exception inner) : IOException(
    $"档案 {folder} 正被另一进程写入{(holder is null ? "" : $"（{holder}）")}。 Another process writes to the archive{(holder is null ? "" : $" ({holder})")}.", inner)
{
    /// <summary>Process id and start of the holder, null where it could not be read.</summary>
    public string? Holder { get; } = holder;
}

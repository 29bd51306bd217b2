namespace PerfEval.Worker.Publishing;

/// <summary>One published snapshot of the warehouse, never changed again.</summary>
/// <param name="Number">Counts from 1; a number is never used twice.</param>
/// <param name="Path">The database file; its companions lie beside it under the same name.</param>
/// <param name="Current">Whether readers get this one.</param>
public sealed record Generation(int Number, string Path, bool Current)
{
    public DateTime PublishedAt => File.GetLastWriteTimeUtc(Path);

    public long Bytes => new FileInfo(Path).Length;
}

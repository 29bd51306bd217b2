namespace PerfEval.Ingest.Tests.Archive;

/// <summary>A file on a disk that fills: takes so many bytes of a write, then fails.</summary>
internal sealed class FailingFile(string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1)
{
    /// <summary>Null where the disk is well; of more bytes than are written, the flush fails.</summary>
    public int? FailAfter { get; set; }

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (FailAfter is not { } taken || taken >= count)
        {
            base.Write(buffer, offset, count);
            return;
        }

        base.Write(buffer, offset, taken);
        throw new IOException("No space left on device");
    }

    public override void Flush(bool flushToDisk)
    {
        if (FailAfter is not null && flushToDisk)
            throw new IOException("Input/output error");
        base.Flush(flushToDisk);
    }
}

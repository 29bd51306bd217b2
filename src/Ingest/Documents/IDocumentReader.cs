namespace PerfEval.Ingest.Documents;

/// <summary>
/// Turns the bytes of one format into a <see cref="Document"/>. One folder under Readers holds one implementation, which the list in DocumentReader names.
/// </summary>
public interface IDocumentReader
{
    /// <summary>Short name of the format; part of the key under which a reading is stored.</summary>
    string Format { get; }

    /// <summary>Changes whenever the same bytes may give different cells, so that stored readings are redone.</summary>
    int Version { get; }

    /// <summary>Whether the content (never the name) is this format.</summary>
    bool Recognises(ReadOnlySpan<byte> content);

    ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct);
}

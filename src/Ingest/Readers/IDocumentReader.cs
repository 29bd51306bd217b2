namespace PerfEval.Ingest.Readers;

/// <summary>
/// Turns the bytes of one format into a <see cref="Document"/>. One folder under Readers holds one implementation;
/// <see cref="DocumentReader"/> finds it by itself.
/// </summary>
public interface IDocumentReader
{
    /// <summary>Short name of the format; part of the key under which a reading is stored.</summary>
    string Format { get; }

    /// <summary>Changes whenever the same bytes may give different cells, so that stored readings are redone.</summary>
    int Version { get; }

    /// <summary>Lower is asked first; formats with a sure signature come before those that are only guessed (text last).</summary>
    int Order { get; }

    /// <summary>Whether the content (never the name) is this format.</summary>
    bool Recognises(ReadOnlySpan<byte> content);

    ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken cancellationToken);
}

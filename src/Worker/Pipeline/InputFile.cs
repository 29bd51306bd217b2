using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Pipeline;

/// <summary>One file on its way to a reader.</summary>
/// <param name="Origin">Full path, address, or archive!member.</param>
/// <param name="Name">File name alone.</param>
/// <param name="Content">Null for a file that is still to be loaded from its path.</param>
/// <param name="Problem">Why there is nothing to read.</param>
public sealed record InputFile(string Origin, string Name, FileContent? Content = null, Rejection? Problem = null)
{
    /// <summary>Where the bytes lie, if not at <see cref="Origin"/>.</summary>
    public string? StoredAt { get; init; }

    /// <summary>The original in the archive: this file, or the packed file that it is a member of. Null for a local file that was not kept yet.</summary>
    public ArchivedDocument? Original { get; init; }

    /// <summary>Place of the original among the inputs, from 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>A member of a packed file.</summary>
    public bool IsMember { get; init; }

    /// <summary>No further file comes from the same original.</summary>
    public bool EndsOriginal { get; init; } = true;
}

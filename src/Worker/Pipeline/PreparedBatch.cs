using PerfEval.Ingest.Archive.Journal;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Worker.Pipeline;

/// <summary>What became of the files of one batch, each at its place.</summary>
internal sealed class PreparedBatch(IReadOnlyList<InputFile> inputs)
{
    public IReadOnlyList<InputFile> Inputs { get; } = inputs;

    /// <summary>Null for a document that is stored already.</summary>
    public LoadItem?[] Items { get; } = new LoadItem?[inputs.Count];

    /// <summary>As which each was read; empty where no reader knew it.</summary>
    public string[] Formats { get; } = [.. Enumerable.Repeat("", inputs.Count)];

    /// <summary>Each file's original in the archive; null for what could not be kept.</summary>
    public ArchivedDocument?[] Originals { get; } = [.. inputs.Select(i => i.Original)];
}

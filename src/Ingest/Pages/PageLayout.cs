using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages;

/// <summary>Blocks of all pages in reading order, with what was doubtful about them.</summary>
public sealed record PageLayout(IReadOnlyList<Block> Blocks, IReadOnlyList<DocumentWarning> Warnings);

namespace PerfEval.Ingest.Grid;

/// <summary>Blocks of all pages in reading order, with what was doubtful about them.</summary>
public sealed record PageLayout(IReadOnlyList<Block> Blocks, IReadOnlyList<DocumentWarning> Warnings);

namespace PerfEval.SampleGenerator.Printed;

/// <summary>
/// A ruled table. <paramref name="Edges"/> are the grid's column borders in percent of the width (first 0, last 100);
/// cells are in reading order and cover the grid exactly once.
/// </summary>
internal sealed record Table(IReadOnlyList<int> Edges, int RowCount, IReadOnlyList<Cell> Cells) : Block;

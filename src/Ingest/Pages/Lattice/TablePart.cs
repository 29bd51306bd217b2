using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Lattice;

/// <summary>What one page shows of a table.</summary>
internal sealed class TablePart
{
    public required Upright Page { get; init; }

    /// <summary>Column boundaries from left to right, in points of the turned page.</summary>
    public required List<double> Xs { get; init; }

    /// <summary>Row boundaries from top to bottom.</summary>
    public required List<double> Ys { get; init; }

    public required List<PartCell> Cells { get; set; }

    /// <summary>Some cell is no rectangle: a line is missing or broken.</summary>
    public bool Irregular { get; init; }

    public int Rows => Ys.Count - 1;

    public Box Box => new(Xs[0], Ys[0], Xs[^1], Ys[^1]);

    public bool IsSingleCell => Cells.Count == 1;

    public double RowHeight(int row) => Ys[row + 1] - Ys[row];
}

namespace PerfEval.Worker.Evaluation.Tables;

/// <summary>Expected cells that were found.</summary>
/// <param name="ByValue">Those among them that a worksheet stores as a number, equal in value but printed with other zeros.</param>
public readonly record struct ExactCells(int Cells, int ByValue)
{
    public static ExactCells operator +(ExactCells left, ExactCells right) => new(left.Cells + right.Cells, left.ByValue + right.ByValue);

    public static ExactCells Add(ExactCells left, ExactCells right) => left + right;
}

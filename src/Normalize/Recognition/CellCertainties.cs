using PerfEval.Ingest.Pages.Model;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>Decides for the cells of a document how sure the values are that stand in them.</summary>
internal static class CellCertainties
{
    /// <summary>Cells that an analyst corrected or a person has to confirm, by table, row and column; of all others the values are as printed.</summary>
    public static IReadOnlyDictionary<(int TableNo, int Row, int Col), Certainty> Of(
        IReadOnlyList<StoredCell> cells, IReadOnlyList<AppliedCorrection> corrections)
    {
        var certainties = new Dictionary<(int TableNo, int Row, int Col), Certainty>();
        foreach (var (tableNo, cell) in cells.Select(c => (c.TableNo, c.Cell)))
        {
            if (cell.Confidence < Trust.Review)
                certainties.TryAdd((tableNo, cell.Row, cell.Col), cell.Confidence > Trust.Disputed ? Certainty.Inferred : Certainty.OcrUncertain);
        }

        // An analyst has looked at the cell: that ends the doubt.
        foreach (var (correction, _) in corrections)
            certainties[(correction.TableNo, correction.Row, correction.Col)] = Certainty.Corrected;
        return certainties;
    }
}

using PerfEval.Ingest.Documents;

namespace PerfEval.Worker.Evaluation.Tables;

/// <summary>A table as it should be read, or was read: cells by row, texts without white space.</summary>
public sealed class ComparedTable
{
    public ComparedTable(IEnumerable<Cell> cells)
    {
        var bare = cells.Select(c => c with { Text = string.Concat(c.Text.Where(t => !char.IsWhiteSpace(t))) }).ToList();
        Cells = bare.Count;
        Rows = [.. bare.GroupBy(c => c.Row).OrderBy(g => g.Key).Select(g => g.OrderBy(c => c.Col).ToArray())];
    }

    public int Cells { get; }

    /// <summary>Rows in which a cell begins, from the top; those a merge covers whole are not among them.</summary>
    public IReadOnlyList<Cell[]> Rows { get; }
}

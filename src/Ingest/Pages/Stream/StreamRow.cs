using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Stream;

/// <summary>A row of a table without lines on one page.</summary>
internal sealed class StreamRow(Upright page)
{
    public Upright Page { get; } = page;

    /// <summary>Cells that begin in this row.</summary>
    public List<StreamCell> Cells { get; } = [];

    /// <summary>Cells merged over this row that begin in one above.</summary>
    public List<StreamCell> Covering { get; } = [];

    public double Top { get; private set; }

    public double Bottom { get; private set; }

    /// <summary>All cells that take up room in this row, from left to right.</summary>
    public IEnumerable<StreamCell> Items => Cells.Concat(Covering).OrderBy(cell => cell.X0);

    /// <summary>Cells of one row cannot stand above each other; what seems to is one cell.</summary>
    public void JoinOverlapping()
    {
        for (var i = 0; i < Cells.Count; i++)
        {
            for (var j = Cells.Count - 1; j > i; j--)
            {
                if (Cells[i].RowSpan == Cells[j].RowSpan && Cells[i].Overlaps(Cells[j]))
                {
                    Cells[i].Lines.AddRange(Cells[j].Lines);
                    Cells[i].Lines.Sort((a, b) => a.Baseline.CompareTo(b.Baseline));
                    Cells.RemoveAt(j);
                    j = Cells.Count;
                }
            }
        }
    }

    /// <summary>Fixes where the row's text begins and ends; merged cells that are added later do not change it.</summary>
    public void Settle() => (Top, Bottom) = (Cells.Min(cell => cell.Top), Cells.Max(cell => cell.Bottom));
}

namespace PerfEval.Ingest.Grid;

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

    /// <summary>Fixes where the row's text begins and ends; merged cells that are added later do not change it.</summary>
    public void Settle() => (Top, Bottom) = (Cells.Min(cell => cell.Top), Cells.Max(cell => cell.Bottom));
}

using PerfEval.Ingest.Documents;

namespace PerfEval.Normalize.Forms;

/// <summary>A printed row with every slot that a text dump of it would show, left to right.</summary>
public sealed class FormRow(int tableNo, int rowNo, bool spansKnown, bool hasMerges, bool flows, Slot[] slots)
{
    public int TableNo => tableNo;

    public int RowNo => rowNo;

    public bool SpansKnown => spansKnown;

    /// <summary>False where no cell of the table is merged: either none was, or the format (CSV) cannot say so.</summary>
    public bool HasMerges => hasMerges;

    /// <summary>True where cells are told by their order only (a web page, a Word table): one too few or too many moves all behind it.</summary>
    public bool Flows => flows;

    public Slot[] Slots => slots;

    /// <summary>Slots with something printed in this row.</summary>
    public Slot[] Filled { get; } = Array.FindAll(slots, s => !s.Blank);

    public bool Blank => Filled.Length == 0;

    /// <summary>Of a row that <see cref="StackedHeads"/> joined: the heads above whose words its own carry.</summary>
    internal Slot[] UpperHeads { get; init; } = [];

    /// <summary>Continuations of merged cells that one table may have; a hostile one claims thousands of columns over thousands of rows.</summary>
    private const int MostContinuations = 1_000_000;

    /// <summary>Rows of a table; the lower parts of vertical merges become blank slots, so that all formats look alike.</summary>
    /// <param name="flows">See <see cref="Flows"/>; cells of worksheets and printed pages have places of their own.</param>
    public static List<FormRow> Of(Table table, int tableNo, bool flows = false)
    {
        var byRow = new SortedDictionary<int, List<Slot>>();
        var hasMerges = !table.SpansKnown || table.Cells.Any(c => c.RowSpan > 1 || c.ColSpan > 1);
        var lastRow = table.Cells.Count == 0 ? -1 : table.Cells.Max(c => c.Row);
        var continuations = 0;
        foreach (var cell in table.Cells)
        {
            // A span may claim more rows than the table has (damaged or hostile files).
            var bottom = Math.Min(cell.Row + Math.Max(1, cell.RowSpan), lastRow + 1);
            for (var row = cell.Row; row < bottom && (row == cell.Row || continuations++ < MostContinuations); row++)
            {
                if (!byRow.TryGetValue(row, out var slots))
                    byRow[row] = slots = [];
                slots.Add(new Slot(tableNo, row, cell.Col, cell.Col + Math.Max(1, cell.ColSpan), cell, row > cell.Row));
            }
        }

        var rows = new List<FormRow>(byRow.Count);
        foreach (var (row, slots) in byRow)
        {
            slots.Sort((a, b) => a.Start.CompareTo(b.Start));
            rows.Add(new FormRow(tableNo, row, table.SpansKnown, hasMerges, flows, [.. slots]));
        }

        return rows;
    }
}

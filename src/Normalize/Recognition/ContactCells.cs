using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Recognition;

/// <summary>
/// Finds the cells of a table that hold a name or a number somebody can be called at: behind 联系人, 联系电话 and the like in their row, and
/// under them where they head a column.
/// </summary>
internal sealed partial class ContactCells
{
    private readonly HashSet<(int Row, int Col)> _places = [];

    public ContactCells(Table table, int tableNo, CellLedger ledger, FormVocabulary vocabulary)
    {
        Cell? before = null;
        var labels = new List<Cell>();
        foreach (var cell in table.Cells)
        {
            var entry = ledger.Of(tableNo, cell);
            var isLabel = vocabulary.Role("key_ignored", cell.Text) == "contact";
            if (isLabel)
                labels.Add(cell);
            // Also where nobody read the row: the cell behind 联系人 holds a name.
            if (entry is { By: "contact" } || (entry is null && before?.Row == cell.Row && labels.Count > 0 && before == labels[^1] && !isLabel))
                _places.Add((cell.Row, cell.Col));
            before = cell;
        }

        if (labels.Count == 0)
            return;
        var columns = table.Cells.GroupBy(cell => cell.Col).ToDictionary(column => column.Key, column => column.OrderBy(cell => cell.Row).ToList());
        var seen = new HashSet<Cell>(ReferenceEqualityComparer.Instance);
        foreach (var label in labels)
            Below(label, columns[label.Col], seen, tableNo, ledger);
    }

    public bool Has(Cell cell) => _places.Contains((cell.Row, cell.Col));

    // As long as what stands below looks like a name or a number, is no label and was not read as something else.
    private void Below(Cell label, List<Cell> column, HashSet<Cell> seen, int tableNo, CellLedger ledger)
    {
        var next = label.Row + label.RowSpan;
        for (var i = FirstFrom(column, next); i < column.Count; i++)
        {
            // What is below a cell that was seen below another label is known.
            var cell = column[i];
            var text = PlainText.Squeeze(cell.Text);
            if (cell.Row != next || !seen.Add(cell) || (text.Length > 0 && !(LooksLikeContact().IsMatch(text) && ledger.Of(tableNo, cell) is null)))
                return;
            _places.Add((cell.Row, cell.Col));
            next = cell.Row + cell.RowSpan;
        }
    }

    private static int FirstFrom(List<Cell> column, int row)
    {
        var (low, high) = (0, column.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (column[middle].Row < row)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    [GeneratedRegex(@"^(?:[\u4E00-\u9FFF\u3400-\u4DBF·]{2,4}(?![\u4E00-\u9FFF])[-0-9()+/、,;]*|[-0-9()+/、,;]{7,})$", RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikeContact();
}

using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Privacy;
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

    // Cells that stand beside or below a label which the vocabulary does not know, with the label.
    private readonly Dictionary<(int Row, int Col), string> _labels = [];

    public ContactCells(Table table, int tableNo, CellLedger ledger, FormVocabulary vocabulary)
    {
        Cell? before = null;
        var heads = new List<(Cell Cell, bool Known)>();
        foreach (var cell in table.Cells)
        {
            var entry = ledger.Of(tableNo, cell);
            var known = vocabulary.Role("key_ignored", cell.Text) == "contact";
            var isHead = known || ContactLabel.Is(cell.Text);
            var beside = !isHead && heads.Count > 0 && before?.Row == cell.Row && before == heads[^1].Cell;
            // Also where nobody read the row: the cell behind 联系人 holds a name.
            if (entry is { By: "contact" } || (entry is null && beside && heads[^1].Known))
                _places.Add((cell.Row, cell.Col));
            else if (beside)
                _labels[(cell.Row, cell.Col)] = heads[^1].Cell.Text;
            if (isHead)
                heads.Add((cell, known));
            before = cell;
        }

        if (heads.Count == 0)
            return;
        var cells = new Dictionary<(int Row, int Col), Cell>();
        foreach (var cell in table.Cells)
            cells.TryAdd((cell.Row, cell.Col), cell);
        foreach (var (head, known) in heads)
            Below(head, known, cells, tableNo, ledger);
    }

    /// <summary>The cell's text as it may be stored.</summary>
    public MaskedText Mask(Cell cell) => _places.Contains((cell.Row, cell.Col)) ? MaskedText.OfContact(cell.Text)
        : MaskedText.After(_labels.GetValueOrDefault((cell.Row, cell.Col)), cell.Text);

    // Down to the next label. What the vocabulary knows ends also where something else was read, or stands that looks like no name and no number.
    private void Below(Cell head, bool known, Dictionary<(int Row, int Col), Cell> cells, int tableNo, CellLedger ledger)
    {
        var next = head.Row + head.RowSpan;
        while (cells.TryGetValue((next, head.Col), out var cell) && !ContactLabel.Is(cell.Text))
        {
            var text = PlainText.Squeeze(cell.Text);
            var isContact = known && LooksLikeContact().IsMatch(text) && !MaskedText.IsWord(text) && ledger.Of(tableNo, cell) is null;
            if (isContact)
                _places.Add((cell.Row, cell.Col));
            else if (text.Length > 0 && known)
                return;
            else
                _labels.TryAdd((cell.Row, cell.Col), head.Text);
            next = cell.Row + Math.Max(1, cell.RowSpan);
        }
    }

    [GeneratedRegex(
        @"^(?:[\u4E00-\u9FFF\u3400-\u4DBF·]{2,4}(?![\u4E00-\u9FFF])[-0-9()+/、,;]*|[-0-9()+/、,;]{7,}|[A-Z][A-Za-z.’'-]{2,30})$", RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikeContact();
}

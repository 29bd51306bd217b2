using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms;

/// <summary>
/// Strict interpretation: what became of every non-empty cell of a document. A cell that nobody claimed or ignored by name is a
/// leftover.
/// </summary>
public sealed class CellLedger
{
    private readonly Dictionary<(int Table, int Row, int Col), Entry> _entries = [];

    public readonly record struct Entry(string By, bool Ignored);

    /// <summary>The cell named or gave a fact; a later claim does not overrule an earlier one.</summary>
    public void Claim(Slot slot, string by) => Add(slot, new Entry(by, false));

    /// <summary>The cell was read past on purpose: its label is in the vocabulary as not carried by any view.</summary>
    public void Ignore(Slot slot, string by) => Add(slot, new Entry(by, true));

    public Entry? Of(int tableNo, Cell cell) => _entries.TryGetValue((tableNo, cell.Row, cell.Col), out var entry) ? entry : null;

    public bool Knows(Slot slot) => _entries.ContainsKey(KeyOf(slot));

    private void Add(Slot slot, Entry entry)
    {
        if (!PlainText.IsBlank(slot.CellText))
            _entries.TryAdd(KeyOf(slot), entry);
    }

    // That of the cell, also where the slot is only its continuation.
    private static (int Table, int Row, int Col) KeyOf(Slot slot) => (slot.TableNo, slot.Cell.Row, slot.Cell.Col);
}

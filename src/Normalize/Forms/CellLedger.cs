using PerfEval.Ingest;
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

    public bool Knows(Slot slot) => slot.Place is var place && _entries.ContainsKey((place.TableNo!.Value, place.Row!.Value, place.Col!.Value));

    private void Add(Slot slot, Entry entry)
    {
        var place = slot.Place;
        if (!PlainText.IsBlank(slot.CellText))
            _entries.TryAdd((place.TableNo!.Value, place.Row!.Value, place.Col!.Value), entry);
    }
}

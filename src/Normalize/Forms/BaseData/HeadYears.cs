using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.BaseData;

/// <summary>The years of a table's columns: in their own heads (2022年决算数), or in a head that spans them in the row above (2022年 | 2023年).</summary>
internal sealed class HeadYears
{
    private readonly List<(Slot Head, int Year)> _above = [];

    private HeadYears(IEnumerable<(Slot Head, int Year)> above) => _above.AddRange(above);

    public static HeadYears Of(FormRow row, FormRow? above) => new(
        above is { SpansKnown: true } && above.TableNo == row.TableNo && above.RowNo == row.RowNo - 1
            ? from slot in above.Filled
              where PlainText.Squeeze(slot.CellText).Length <= 8
              let year = FiscalYear.In(PlainText.Squeeze(slot.CellText))
              where year is not null
              select (slot, year.Value)
            : []);

    public int? Of(Slot? slot)
    {
        if (slot is null || slot.Label?.Year is not null)
            return slot?.Label?.Year;

        var spanning = _above.Where(a => a.Head.Overlap(slot) > 0).ToList();
        return spanning.Count == 1 ? spanning[0].Year : null;
    }

    /// <summary>Claims the heads above, and the section's name beside them.</summary>
    public void Claim(FormContext context)
    {
        foreach (var (head, _) in _above)
            context.Ledger.Claim(head, "budget_line");
        if (_above.Count == 0)
            return;
        foreach (var slot in context.RowAbove!.Filled.Where(s => context.Vocabulary.Role("base_section", s.Label) is not null))
            context.Ledger.Claim(slot, "budget_line");
    }
}

using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms;

/// <summary>
/// Unit of every money column of a table: printed in the column's own head, in a head that spans it in the row above, or in the label
/// at the left edge. A column without any of these beside one in another unit than 万元 could be either, and so could one where the form prints another unit
/// than that label: it stays unread.
/// </summary>
internal sealed class MoneyColumns
{
    private const string Unclear = "?";

    private readonly HeaderMap _header;
    private readonly Dictionary<string, string> _own = [];
    private readonly string? _formUnit;

    public MoneyColumns(HeaderMap header, FormContext context, IReadOnlyList<string> roles)
    {
        _header = header;
        _formUnit = context.FormMoneyUnit;
        var columns = roles.Where(header.Has).ToList();
        foreach (var role in columns)
        {
            if ((Unit(header.HeaderSlot(role)!) ?? Above(header.HeaderSlot(role)!, context.RowAbove)) is { } unit)
                _own[role] = unit;
        }

        Corner = header.Header.Slots.Take(columns.Min(header.IndexOf)).Select(Unit).FirstOrDefault(u => u is not null);
        if (Corner is not null && _formUnit is not null && MoneyUnit.InTenThousandYuan(Corner) != MoneyUnit.InTenThousandYuan(_formUnit)
            && columns.Exists(role => !_own.ContainsKey(role)))
        {
            context.Warn(WarningKind.MoneyUnit, header.Header,
                $"表上印“单位：{_formUnit}”，表头印“（{Corner}）”，以何者为准不能断定，未另印单位的金额未读取。 The form prints the unit {_formUnit} and the head of its rows {Corner}; amounts without "
                + "a unit of their own were not read.");
            Corner = Unclear;
        }
    }

    /// <summary>Unit printed left of the columns; null where there is none, and no unit where the form's contradicts it.</summary>
    public string? Corner { get; }

    /// <summary>Unit of the column, as far as its table prints one; null where that of the form holds.</summary>
    public string? Of(string role)
    {
        if (_own.TryGetValue(role, out var own) || !_header.Has(role))
            return own;
        return Corner ?? (_formUnit is null && _own.Values.Any(u => MoneyUnit.InTenThousandYuan(u) != 1) ? Unclear : null);
    }

    // A head merged with the row above is only continued here.
    private static string? Unit(Slot slot) =>
        Vocabulary.Label.Of(slot.CellText)?.Unit is { } unit && MoneyUnit.InTenThousandYuan(unit) is not null ? unit : null;

    private string? Above(Slot head, FormRow? row)
    {
        if (row is null || row.TableNo != _header.Header.TableNo || row.RowNo != _header.Header.RowNo - 1)
            return null;
        if (row.SpansKnown)
            return row.Slots.Where(s => s.Overlap(head) > 0).Select(Unit).FirstOrDefault(u => u is not null);
        // Without merges nobody knows which columns a head spans; one unit for all is safe.
        var units = row.Slots.Select(Unit).Where(u => u is not null).Distinct().ToList();
        return units.Count switch
        {
            0 => null,
            1 => units[0],
            _ => Unclear,
        };
    }
}

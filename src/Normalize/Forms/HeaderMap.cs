using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms;

/// <summary>
/// Which column of a form means what, taken from its header row. Roles come from the vocabulary, never from positions.
/// </summary>
public sealed class HeaderMap
{
    /// <summary>Rows above its own from which a header's heads may reach down.</summary>
    private const int MostHeaderRows = 2;

    private const int FewestColumns = 2;

    private readonly FormRow _header;
    private readonly string?[] _roles;

    private HeaderMap(FormRow header, string?[] roles)
    {
        _header = header;
        _roles = roles;
    }

    public FormRow Header => _header;

    public int SlotCount => _header.Slots.Length;

    public bool Has(string role) => Array.IndexOf(_roles, role) >= 0;

    /// <summary>Whether a row has two columns of the group: no section is opened by one.</summary>
    public static bool IsHeader(FormRow row, FormVocabulary vocabulary, string group)
    {
        var named = 0;
        foreach (var slot in row.Slots)
        {
            if (vocabulary.Role(group, slot.Label) is not null && ++named == FewestColumns)
                return true;
        }

        return false;
    }

    /// <summary>Null for a row that is no header of the group.</summary>
    public static HeaderMap? Of(FormRow row, FormVocabulary vocabulary, string group)
    {
        if (!IsHeader(row, vocabulary, group))
            return null;
        var roles = Array.ConvertAll(row.Slots, slot => vocabulary.Role(group, slot.Label));
        // Heads of the row above that are merged down into this one belong to it, too.
        for (var i = 0; i < row.Slots.Length; i++)
        {
            if (row.Slots[i] is { Continues: true } head && head.Cell.Row >= row.RowNo - MostHeaderRows)
                roles[i] = vocabulary.Role(group, Label.Of(head.CellText));
        }

        // The heading at the left edge may be printed with a column's words (预算执行 | … | 预算执行数): the column is the other one.
        var later = new HashSet<string>();
        for (var i = roles.Length - 1; i >= 0; i--)
        {
            if (roles[i] is { } role && !later.Add(role) && vocabulary.Role("section_label", row.Slots[i].Label) is not null)
                roles[i] = null;
        }

        return new HeaderMap(row, roles);
    }

    /// <summary>
    /// Takes the meaning from columns of other years than the report's: that of what was executed, or else the latest one printed in the header.
    /// </summary>
    public void DropOtherYears()
    {
        var years = Enumerable.Range(0, _roles.Length).Where(i => _roles[i] is not null).Select(i => (Role: _roles[i], _header.Slots[i].Label?.Year)).ToList();
        var own = years.Where(y => y.Role == "executed").Max(y => y.Year) ?? years.Max(y => y.Year);
        for (var i = 0; i < _roles.Length; i++)
        {
            if (_roles[i] is not null && _header.Slots[i].Label?.Year is { } year && year != own)
                _roles[i] = null;
        }
    }

    /// <summary>The header's own slot for a role.</summary>
    public Slot? HeaderSlot(string role) => Array.IndexOf(_roles, role) is >= 0 and var i ? _header.Slots[i] : null;

    public int IndexOf(string role) => Array.IndexOf(_roles, role);

    /// <summary>Every column with the role, from left to right.</summary>
    public List<int> ColumnsOf(string role) => [.. Enumerable.Range(0, _roles.Length).Where(i => _roles[i] == role)];

    public string? RoleAt(int index) => _roles[index];

    /// <summary>Gives a column another meaning, e.g. the second of three columns all printed 分值.</summary>
    public void SetRole(int index, string? role) => _roles[index] = role;

    /// <summary>
    /// The slots of a row under the header's columns, one entry per header slot; null where the row has nothing there.
    /// Returns null where merges are not known and the row is shorter or longer than the header: then columns cannot be told.
    /// </summary>
    public Slot?[]? Align(FormRow row)
    {
        var aligned = new Slot?[_roles.Length];
        if (row.Slots.Length == _roles.Length)
        {
            for (var i = 0; i < aligned.Length; i++)
                aligned[i] = row.Slots[i];
            return aligned;
        }

        if (!row.SpansKnown || row.TableNo != _header.TableNo)
            return null;
        // Both rows run from left to right: no slot lies under a column that ends before it.
        var first = 0;
        foreach (var slot in row.Slots)
        {
            var best = -1;
            while (first < aligned.Length && _header.Slots[first].End <= slot.Start)
                first++;
            for (var i = first; i < aligned.Length && _header.Slots[i].Start < slot.End; i++)
            {
                var overlap = slot.Overlap(_header.Slots[i]);
                if (overlap > 0 && (best < 0 || overlap > slot.Overlap(_header.Slots[best])))
                    best = i;
            }

            if (best >= 0 && (aligned[best] is not { } other || (other.Blank && !slot.Blank)))
                aligned[best] = slot;
        }

        return aligned;
    }

    /// <summary>
    /// Whether a row of cells that are told by their order is cut differently from its header: something is printed behind the last column, or
    /// nothing stands under one of the columns that hold numbers. Then all of its cells may belong to the columns beside.
    /// </summary>
    public bool IsCutDifferently(FormRow row, Slot?[] aligned, params ReadOnlySpan<string> numbers)
    {
        if (!row.Flows || !row.SpansKnown || row.TableNo != _header.TableNo)
            return false;
        var edge = _header.Slots[^1].End;
        if (row.Slots[^1].End > edge)
            return Array.Exists(row.Filled, slot => slot.Start >= edge);
        if (row.Slots[^1].End == edge)
            return false;
        foreach (var role in numbers)
        {
            if (Has(role) && At(aligned, role) is null)
                return true;
        }

        return false;
    }

    /// <summary>The slot of an aligned row that stands under the role; null where the form has no such column.</summary>
    public Slot? At(Slot?[] aligned, string role) => IndexOf(role) is >= 0 and var i ? aligned[i] : null;
}

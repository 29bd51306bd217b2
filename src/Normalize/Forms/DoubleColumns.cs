using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms;

/// <summary>
/// Two columns of a header that can play one role. Where their cells are the same it does not matter which is taken; where they differ
/// and no equation decides, neither is: both stay leftovers, with a warning that names both.
/// </summary>
internal static class DoubleColumns
{
    /// <param name="roles">Those that one column only can have.</param>
    /// <returns>Columns that lost their meaning.</returns>
    public static List<int> Drop(HeaderMap header, ColumnCells cells, FormContext context, IEnumerable<string> roles)
    {
        var dropped = new List<int>();
        foreach (var role in roles)
        {
            var columns = header.ColumnsOf(role);
            if (columns.Count < 2 || columns.Skip(1).All(c => cells.Same(columns[0], c)))
                continue;
            dropped.AddRange(Refuse(header, context, columns));
        }

        return dropped;
    }

    /// <summary>Takes the meaning from columns of which nobody knows which one has it, and says so.</summary>
    public static List<int> Refuse(HeaderMap header, FormContext context, List<int> columns)
    {
        foreach (var column in columns)
            header.SetRole(column, null);
        var heads = string.Join('、', columns.Select(c => $"“{PlainText.Unwrap(header.Header.Slots[c].CellText)}”（第 {header.Header.Slots[c].Start + 1} 列）"));
        context.Warn(
            WarningKind.ColumnUnclear, header.Header,
            $"{heads}可指同一项，表内算式不能断定，均未读入。 These columns can mean the same, and the form's arithmetic does not tell which one does; none was read.");
        return columns;
    }
}

namespace PerfEval.Ingest.Readers.Excel;

/// <summary>A row with something in it: text, a border between texts, or a merge around or between them.</summary>
/// <param name="Index">Row of the sheet, from 0.</param>
/// <param name="Last">Last row that a merge begun here or above reaches.</param>
/// <param name="Joined">A merge ties the row to the one above or below it.</param>
/// <param name="FirstCell">Where its cells begin in <see cref="Sheet.Cells"/>.</param>
/// <param name="Texts">How many there are.</param>
/// <param name="OtherMerges">Merges in the row that hold no text.</param>
/// <param name="FirstCol">First column of its texts and merges; beyond every column where it has none.</param>
/// <param name="LastCol">Last column of its texts and merges; -1 where it has none.</param>
internal sealed record SheetRow(int Index, int Last, bool Joined, int FirstCell, int Texts, bool Bordered, int OtherMerges, int FirstCol, int LastCol)
{
    /// <summary>Rows that print something, and those between the first and the last of them that belong to a form though they are empty.</summary>
    public static List<SheetRow> Of(Sheet sheet)
    {
        var rows = new List<SheetRow>();
        if (sheet.Cells.Count == 0)
        {
            return rows;
        }

        var (top, bottom) = (sheet.Cells[0].Row, sheet.Cells[^1].Row);
        var merges = sheet.Merges.Where(merge => merge.LastRow >= top && merge.Row <= bottom).ToLookup(merge => merge.Row);
        var indexes = new SortedSet<int>(sheet.Cells.Select(cell => cell.Row));
        indexes.UnionWith(sheet.BorderedRows.Where(row => row > top && row < bottom));
        indexes.UnionWith(merges.Select(group => group.Key).Where(row => row > top));
        var at = 0;
        var last = -1;
        foreach (var index in indexes)
        {
            var first = at;
            while (at < sheet.Cells.Count && sheet.Cells[at].Row == index)
            {
                at++;
            }

            var texts = sheet.Cells.GetRange(first, at - first);
            var starting = merges[index].ToList();
            var filled = texts.Select(cell => cell.Col).ToHashSet();
            var joinedAbove = last >= index;
            last = Math.Max(last, Math.Max(index, starting.Select(merge => Math.Min(merge.LastRow, bottom)).DefaultIfEmpty(index).Max()));
            rows.Add(new SheetRow(
                index,
                last,
                joinedAbove || last > index,
                first,
                texts.Count,
                sheet.BorderedRows.Contains(index),
                starting.Count(merge => !filled.Contains(merge.Col)),
                texts.Select(cell => cell.Col).Concat(starting.Select(merge => merge.Col)).DefaultIfEmpty(int.MaxValue).Min(),
                texts.Select(cell => cell.Col).Concat(starting.Select(merge => merge.LastCol)).DefaultIfEmpty(-1).Max()));
        }

        return rows;
    }
}

using System.Globalization;
using AngleSharp.Dom;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>Tables of a page: which hold data and which only arrange the page, and where the cells of the former stand.</summary>
internal static class HtmlTable
{
    /// <summary>Bounds of the HTML standard (4.9.11); a larger number is a slip of the page.</summary>
    private const int MostColSpan = 1000;
    private const int MostRowSpan = 65534;

    /// <summary>Rows that show a table where only the page's style makes one: with fewer, it arranges the page.</summary>
    private const int RowsByStyle = 3;

    private const int LayoutTextChars = 200;
    private const int DataCells = 4;

    /// <summary>Cells of a table that is only a frame around one value.</summary>
    private const int MostBoxCells = 4;

    /// <summary>Elements between such a table and the cell it lies in.</summary>
    private const int Near = 6;

    /// <summary>A cell in its slot of the grid.</summary>
    internal readonly record struct Slot(IElement Element, int Row, int Col, int RowSpan, int ColSpan);

    /// <summary>
    /// False for tables that arrange the page: those around other tables, unless many cells have text of their own, and single columns
    /// of running text.
    /// </summary>
    public static bool IsData(IElement table, PageMeasure measure)
    {
        var rows = Rows(table).Select(row => Cells(row).ToList()).ToList();
        if (TableParts.IsByStyle(table) && rows.Count(row => row.Count > 1) < RowsByStyle)
        {
            return false;
        }

        var cells = rows.SelectMany(row => row).ToList();
        var holders = cells.Count(cell => measure.Of(cell).Tables > 0);
        if (holders == 0)
        {
            return rows.Any(row => row.Count > 1)
                || (cells.Count > 0 && cells.TrueForAll(cell => measure.Of(cell).Text < LayoutTextChars && !cell.Children.Any(IsBlock)));
        }

        var data = cells.Count(cell => measure.Of(cell) is { Tables: 0 } amounts && amounts.Text > amounts.LinkText);
        return data >= DataCells && data >= 3 * holders;
    }

    /// <summary>A table in a cell with one short text: a value that its form keeps in a box of its own.</summary>
    public static bool IsValueBox(IElement table, PageMeasure measure)
    {
        const int ValueChars = 60;
        var cells = Rows(table).SelectMany(Cells).Take(MostBoxCells + 1).ToList();
        return cells.Count <= MostBoxCells && IsInCell(table)
            && cells.FindAll(cell => measure.Of(cell).Text > 0) is [var only] && measure.Of(only) is { Tables: 0, Text: < ValueChars };
    }

    private static bool IsInCell(IElement table)
    {
        var parent = table.ParentElement;
        for (var i = 0; i < Near && parent is not null; i++, parent = parent.ParentElement)
        {
            if (TableParts.Of(parent) is "td" or "th")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The table's own rows as they print: head first, foot last.</summary>
    public static IEnumerable<IElement> Rows(IElement table) => AllRows(table).Where(row => !Visibility.IsHidden(row));

    /// <summary>Rows that do not show, and the cells of the others that do not.</summary>
    public static IEnumerable<IElement> Hidden(IElement table) =>
        AllRows(table).SelectMany(row => Visibility.IsHidden(row) ? [row] : row.Children.Where(cell => IsCell(cell) && Visibility.IsHidden(cell)));

    private static IEnumerable<IElement> AllRows(IElement table) =>
        table.Children.OrderBy(part => TableParts.Of(part) switch { "thead" => 0, "tfoot" => 2, _ => 1 })
            .SelectMany(part => TableParts.Of(part) switch
            {
                "tr" => [part],
                "thead" or "tbody" or "tfoot" => part.Children.Where(row => TableParts.Of(row) == "tr"),
                _ => Enumerable.Empty<IElement>(),
            });

    /// <summary>Places every cell as browsers do: in the next column that no cell above reaches down into.</summary>
    public static List<Slot> Place(IElement table, PageLimits limits)
    {
        // A row without a cell that none reaches into has no height and is no row; "down to the end" is no claim to a row.
        var slots = new List<Slot>();
        var reach = new List<int>();
        var row = 0;
        var tallest = 0;
        foreach (var cells in Rows(table).Select(line => Cells(line).ToList()))
        {
            if (cells.Count == 0 && tallest <= row)
            {
                continue;
            }

            var col = 0;
            foreach (var cell in cells)
            {
                var colSpan = Span(cell, "colspan", MostColSpan) is var wide and > 0 ? wide : 1;
                var rowSpan = Span(cell, "rowspan", MostRowSpan) is var high and > 0 ? high : MostRowSpan;
                limits.CountCells(colSpan);
                while (col < reach.Count && reach[col] > row)
                {
                    // What a cell above covers is a place of the grid, too.
                    limits.CountCells(1);
                    col++;
                }

                slots.Add(new Slot(cell, row, col, rowSpan, colSpan));
                tallest = Math.Max(tallest, rowSpan < MostRowSpan ? row + rowSpan : 0);
                for (var end = col + colSpan; col < end; col++)
                {
                    if (col == reach.Count)
                    {
                        reach.Add(0);
                    }

                    reach[col] = Math.Max(reach[col], row + rowSpan);
                }
            }

            row++;
        }

        return Trim(slots, row);
    }

    /// <summary>Spans end with the table: rows at its last, columns at the last in which any cell begins.</summary>
    private static List<Slot> Trim(List<Slot> slots, int rows)
    {
        var columns = slots.Select(slot => slot.Col + 1).DefaultIfEmpty(0).Max();
        var edges = slots.SelectMany(slot => new[] { slot.Col, Math.Min(slot.Col + slot.ColSpan, columns) }).Distinct().Order().ToList();
        var ordinal = edges.Index().ToDictionary(edge => edge.Item, edge => edge.Index);
        return [.. slots.Select(slot => slot with
        {
            Col = ordinal[slot.Col],
            ColSpan = ordinal[Math.Min(slot.Col + slot.ColSpan, columns)] - ordinal[slot.Col],
            RowSpan = Math.Min(slot.RowSpan, rows - slot.Row),
        })];
    }

    private static IEnumerable<IElement> Cells(IElement row) =>
        row.Children.Where(cell => IsCell(cell) && !Visibility.IsHidden(cell));

    private static bool IsCell(IElement element) => TableParts.Of(element) is "td" or "th";

    private static bool IsBlock(IElement element) => element.LocalName is "p" or "div" or "h1" or "h2" or "h3" or "ul" or "ol";

    /// <summary>The attribute's number up to its bound, 1 where it is missing or no number.</summary>
    private static int Span(IElement cell, string name, int most)
    {
        var value = (cell.GetAttribute(name) ?? "").AsSpan().Trim();
        var digits = value.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? value[..end] : value;
        return digits.IsEmpty ? 1
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : most;
    }
}

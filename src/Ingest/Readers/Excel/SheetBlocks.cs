using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Excel;

/// <summary>
/// Cuts worksheets into blocks. A sheet may hold one form or many below each other, with titles and notes between them: lines of text
/// outside a form become paragraphs, each form one table. Where it is not sure that a new form begins, the table goes on.
/// </summary>
internal sealed class SheetBlocks
{
    private const int BlankRowsBetweenForms = 2;

    private readonly Sheet _sheet;
    private readonly ReaderLimits _limits;
    private readonly List<SheetRow> _rows;
    private readonly bool _hasBorders;

    private SheetBlocks(Sheet sheet, ReaderLimits limits)
    {
        _sheet = sheet;
        _limits = limits;
        _rows = SheetRow.Of(sheet);
        _hasBorders = _rows.Exists(row => row.Bordered);
    }

    /// <exception cref="ReadingStoppedException">The tables hold more cells than the limit, empty ones included.</exception>
    public static Document Document(string format, string mediaType, IReadOnlyList<Sheet> sheets, ReaderLimits limits)
    {
        var blocks = new List<Block>();
        var warnings = new List<DocumentWarning>();
        var cells = 0;
        foreach (var sheet in sheets)
        {
            var tables = new SheetBlocks(sheet, limits with { MaxCells = limits.MaxCells - cells }).Cut();
            cells += tables.OfType<Table>().Sum(table => table.Cells.Count);
            blocks.AddRange(tables);
            warnings.AddRange(SheetWarnings.Of(sheet));
        }

        return new Document { Format = format, MediaType = mediaType, Blocks = blocks, Warnings = warnings };
    }

    private List<Block> Cut()
    {
        var blocks = new List<Block>();
        for (var first = 0; first < _rows.Count;)
        {
            var next = first + 1;
            while (next < _rows.Count && !StartsAnew(next))
            {
                next++;
            }

            blocks.AddRange(Blocks(first, next));
            first = next;
        }

        return blocks;
    }

    /// <summary>Whether the row stands apart from the one before it.</summary>
    private bool StartsAnew(int at)
    {
        var (before, row) = (_rows[at - 1], _rows[at]);
        var blank = row.Index - before.Last - 1;
        return blank >= BlankRowsBetweenForms
            || (blank == 1 && (IsLine(row) || IsLine(before)))
            // Where forms have borders, a line of text without one lies between two of them.
            || (_hasBorders && blank == 0 && row.Bordered != before.Bordered && (IsLine(row) || IsLine(before)));
    }

    /// <summary>A row of a single text that is no part of a form: a title, a unit of measure, a signature line.</summary>
    private static bool IsLine(SheetRow row) => row.Texts == 1 && !row.Bordered && !row.Joined && row.OtherMerges == 0;

    private IEnumerable<Block> Blocks(int first, int next)
    {
        var width = _rows[first..next].Max(row => row.LastCol) - _rows[first..next].Min(row => row.FirstCol) + 1;
        var (top, bottom) = (first, next);
        var bordered = _rows[first..next].Exists(row => row.Bordered);
        while (top < bottom && (IsLine(_rows[top]) || (bordered && !_rows[top].Bordered && !_rows[top].Joined)))
        {
            top++;
        }

        // Below a form without borders a label alone in its row may be a row of the form; only a text across all columns is not.
        while (bottom > top && IsLine(_rows[bottom - 1]) && (_hasBorders || _rows[bottom - 1].LastCol - _rows[bottom - 1].FirstCol + 1 == width))
        {
            bottom--;
        }

        return
        [
            .. Lines(first, top),
            .. top < bottom ? [new SheetTable(_sheet, _limits).Build(_rows[top..bottom])] : Array.Empty<Block>(),
            .. Lines(bottom, next),
        ];
    }

    private IEnumerable<Block> Lines(int first, int next) =>
        _rows[first..next].SelectMany(row => _sheet.Cells.GetRange(row.FirstCell, row.Texts)).Select(cell => new Paragraph(cell.Text));
}

using System.Globalization;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Readers;

/// <summary>
/// What every format leaves in its texts alike and no text means: invisible characters and note marks. They are taken out in one place, after
/// reading, and each is told with its place.
/// </summary>
internal sealed class PrintedText
{
    private const int MostNamed = 20;
    private const int LongestQuoted = 40;

    private readonly List<DocumentWarning> _warnings = [];
    private string? _firstInvisible;
    private int _invisible;
    private int _marks;

    private PrintedText()
    {
    }

    public static ReadResult Of(ReadResult result) => result is ReadResult.Read(var document) ? new ReadResult.Read(new PrintedText().Clean(document)) : result;

    private Document Clean(Document document)
    {
        List<Block>? blocks = null;
        var tables = 0;
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var block = document.Blocks[i];
            var clean = block switch
            {
                Paragraph paragraph => Clean(paragraph, i),
                Table table => Clean(table, tables++),
                _ => block,
            };
            if (!ReferenceEquals(block, clean))
            {
                blocks ??= [.. document.Blocks];
                blocks[i] = clean;
            }
        }

        return blocks is null ? document : document with { Blocks = blocks, Warnings = [.. document.Warnings, .. Warnings()] };
    }

    private Paragraph Clean(Paragraph paragraph, int ordinal)
    {
        var text = Clean(paragraph.Text, isCell: false, () => paragraph.Page is { } page ? Text($"第 {page} 页") : Text($"第 {ordinal + 1} 段"));
        return ReferenceEquals(text, paragraph.Text) ? paragraph : paragraph with { Text = text };
    }

    private Table Clean(Table table, int tableNo)
    {
        Cell[]? cells = null;
        Cell? cell = null;
        string Place() => PlaceText.Of(tableNo, cell!.Row, cell.Col);
        Func<string> place = Place;
        for (var i = 0; i < table.Cells.Count; i++)
        {
            cell = table.Cells[i];
            var text = Clean(cell.Text, isCell: true, place);
            if (!ReferenceEquals(text, cell.Text))
            {
                cells ??= [.. table.Cells];
                cells[i] = cell with { Text = text };
            }
        }

        return cells is null ? table : table with { Cells = cells };
    }

    private string Clean(string text, bool isCell, Func<string> place)
    {
        var seen = InvisibleCharacters.Remove(text, out var removed);
        if (removed > 0)
        {
            _invisible += removed;
            _firstInvisible ??= place();
        }

        var kept = NoteMarks.Remove(seen, isCell, out var marks);
        if (marks is not null && ++_marks <= MostNamed)
        {
            var quoted = kept.Length > LongestQuoted ? kept[..LongestQuoted] + "…" : kept;
            _warnings.Add(new DocumentWarning(WarningKind.NoteMark, place(), Text($"注码“{marks}”不计入“{quoted}”。A note mark was kept out of the text.")));
        }

        return kept;
    }

    private IEnumerable<DocumentWarning> Warnings()
    {
        if (_firstInvisible is { } first)
        {
            yield return new DocumentWarning(
                WarningKind.ControlCharacters, first, Text($"自此处起略去 {_invisible} 个不可见字符。Invisible characters were left out from here on."));
        }

        foreach (var warning in _warnings)
        {
            yield return warning;
        }

        if (_marks > MostNamed)
        {
            yield return new DocumentWarning(WarningKind.NoteMark, "全文", Text($"另有 {_marks - MostNamed} 处注码不计入文字。More note marks were kept out of the text."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

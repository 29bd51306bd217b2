using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Text;

/// <summary>
/// Blocks of a text dump of a Word file: a line that starts with a tab starts a cell, the cell's text runs on over the following
/// lines, everything else is a paragraph a line.
/// </summary>
internal sealed partial class DumpParser(string text, ReaderLimits limits, CancellationToken ct)
{
    private readonly List<Block> _blocks = [];
    private readonly List<DocumentWarning> _warnings = [];
    private readonly List<DumpCell> _cells = [];
    private int _tables;

    public IReadOnlyList<Block> Blocks => _blocks;

    public IReadOnlyList<DocumentWarning> Warnings => _warnings;

    /// <summary>False where the text holds more cells than the limit.</summary>
    public bool Parse()
    {
        var lines = Bookmark().Replace(text, "").Split('\n');
        var starts = Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith('\t')).ToList();
        if (starts.Count > limits.MaxCells)
        {
            return false;
        }

        AddParagraphs(lines.Take(starts.Count > 0 ? starts[0] : lines.Length));
        for (var i = 0; i < starts.Count; i++)
        {
            if (i % 1024 == 0)
            {
                ct.ThrowIfCancellationRequested();
            }

            var last = i + 1 == starts.Count;
            var end = last ? lines.Length : starts[i + 1];
            AddCell(starts[i] + 1, [lines[starts[i]][1..], .. lines[(starts[i] + 1)..end]], last);
        }

        return true;
    }

    private void AddCell(int line, IReadOnlyList<string> lines, bool last)
    {
        var tail = TableTail.Find(lines, last, out var certain);
        _cells.Add(new DumpCell(line, tail < 0 ? lines : [.. lines.Take(tail)]));
        if (tail < 0 && !last)
        {
            return;
        }

        CloseTable();
        if (tail >= 0)
        {
            if (!certain)
            {
                _warnings.Add(new DocumentWarning(
                    WarningKind.TableEndGuessed,
                    $"line {line + tail}",
                    "表格之后的文字仅凭空行与末格分开 (text after the last table was told from its last cell by an empty line only)."));
            }

            AddParagraphs(lines.Skip(tail));
        }
    }

    private void CloseTable()
    {
        if (_cells.All(cell => cell.EndsInBlankLine || cell.Lines.Count == 1) && DumpRows.Cut(_cells).All(row => row.Cells.Count == 1))
        {
            // One cell a row throughout: paragraphs that a tab indents, not a table.
            AddParagraphs(_cells.SelectMany(cell => cell.Lines.Skip(1).Prepend("\t" + cell.Lines[0])));
        }
        else
        {
            AddTable(DumpRows.Cut(_cells));
        }

        _cells.Clear();
    }

    private void AddTable(IReadOnlyList<DumpRows.Row> rows)
    {
        var cells = new List<Cell>();
        for (var r = 0; r < rows.Count; r++)
        {
            var row = rows[r];
            cells.AddRange(row.Cells.Select((cell, c) => new Cell(r, c, 1, 1, cell.Text) { Confidence = row.Joined ? JoinedConfidence : 1 }));
            if (row.Joined)
            {
                _warnings.Add(new DocumentWarning(
                    WarningKind.RowJoined,
                    $"{PlaceText.Of(_tables, r)}（文件第 {row.Cells[0].Line} 行）",
                    "按相邻行的格数把两段并为一行 (a row cut by an empty line was joined because its neighbours have that many cells)."));
            }
        }

        _tables++;
        _blocks.Add(new Table { Cells = cells, SpansKnown = false });
    }

    private const double JoinedConfidence = 0.8;

    private void AddParagraphs(IEnumerable<string> lines) =>
        _blocks.AddRange(lines.Where(line => !DumpCell.IsBlank(line)).Select(line => new Paragraph(line)));

    [GeneratedRegex(@"\[bookmark: [^\]\n]{0,100}\]")]
    private static partial Regex Bookmark();
}

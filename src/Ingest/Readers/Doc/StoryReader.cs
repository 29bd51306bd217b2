using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Docx;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>
/// Reads one story (the document proper, a text box) front to back: paragraphs, and tables by the depth that each paragraph states.
/// Tracked changes are accepted, of fields only the result is taken.
/// </summary>
internal sealed class StoryReader(
    WordFile file, NumberingText numbering, TextBoxes boxes, HashSet<int> sections, NumberCount numbers, BodyNotes notes, CancellationToken ct)
{
    private const int StepsBetweenLooks = 1 << 12;

    private readonly BlockSink _body = new();
    private readonly List<WordTable> _tables = [];
    private readonly FieldMarks _fields = new();
    private readonly StringBuilder _text = new();
    private readonly List<IReadOnlyList<Block>> _boxes = [];
    private bool _hidden;
    private bool _struck;
    private bool _raised;
    private bool _object;
    private long _steps;

    /// <summary>All blocks of a range of characters, empty paragraphs included.</summary>
    public List<Block> Read(long start, long end)
    {
        foreach (var piece in file.Pieces.Between(start, end))
            for (var i = piece.Start; i < piece.End; i++)
                ReadCharacter(piece, i);
        CloseTables(0);
        if (_text.Length > 0)
            Add(_body, TakeText(), runsOn: false);
        return _body.Finish();
    }

    /// <summary>All blocks of a text box, without the mark that only guards its end.</summary>
    public List<Block> ReadBox(long start, long end)
    {
        var blocks = Read(start, end);
        if (blocks is [.., Paragraph { Text: "" }])
            blocks.RemoveAt(blocks.Count - 1);
        return blocks;
    }

    private void ReadCharacter(Piece piece, int position)
    {
        if (++_steps % StepsBetweenLooks == 0)
            ct.ThrowIfCancellationRequested();
        var offset = piece.OffsetOf(position);
        var character = file.Pieces.Character(piece, offset);
        var format = file.Characters.Of(piece, offset);
        if (character is '\r' or Characters.CellEnd || (character == Characters.PageBreak && sections.Contains(position + 1)))
            EndParagraph(piece, offset, character, format);
        else if (!format.Deleted)
            ReadText(position, character, format);
    }

    private void ReadText(int position, char character, CharacterFormat format)
    {
        if (_fields.Take(character))
        {
            _object |= _fields.EmbeddedObject;
            return;
        }

        _object |= character == Characters.Picture && format is { Special: true, Object: true };
        if (character == Characters.Drawing && format.Special && boxes.Take(position) is { } anchored)
            _boxes.AddRange(anchored.Select(range => new StoryReader(file, numbering, boxes, sections, numbers, notes, ct).ReadBox(range.Start, range.End)));
        var text = Characters.Print(character, format);
        if (_fields.InInstruction)
            return;
        if (format.Hidden || format.Struck || format.StruckTwice)
        {
            var shows = text is null ? !char.IsWhiteSpace(character) : !string.IsNullOrWhiteSpace(text);
            _hidden |= shows && format.Hidden;
            _struck |= shows && !format.Hidden;
        }
        else if (format.Raised)
        {
            _raised = true;
            _text.Append(RaisedText.Of(text ?? character.ToString()));
        }
        else if (text is null)
        {
            _text.Append(character);
        }
        else
        {
            _text.Append(text);
        }
    }

    private void EndParagraph(Piece piece, long offset, char mark, CharacterFormat format)
    {
        var properties = file.Paragraphs.Of(piece, offset);
        ct.ThrowIfCancellationRequested();
        var depth = properties.Depth;
        CloseTables(depth);
        while (_tables.Count < depth)
        {
            notes.Tables++;
            _tables.Add(new WordTable(notes));
        }

        if (properties.IsRowEnd && depth > 0)
        {
            if (_text.Length > 0)
                Add(_tables[^1].Cell, TakeText(), runsOn: false);
            _tables[^1].EndRow(properties.Row, format);
            return;
        }

        notes.Paragraphs++;
        var text = TakeText();
        var number = numbering.Next(properties.List is < 0 ? 0 : properties.List, properties.ListLevel, Numbering.StyleId(properties.Style));
        var sink = depth > 0 ? _tables[^1].Cell : _body;
        Add(sink, number.Length == 0 ? text : text.Length == 0 ? number.TrimEnd() : number + text, runsOn: format.Deleted && mark == '\r');
        foreach (var box in _boxes)
            sink.Add(box);
        _boxes.Clear();
        Warn();
        if (depth == 1 ? mark == Characters.CellEnd : depth > 1 && properties.IsInnerCellEnd)
            _tables[^1].EndCell();
    }

    private void Add(BlockSink sink, string text, bool runsOn)
    {
        numbers.AddRaw(text, runsOn);
        sink.Add(text, runsOn);
    }

    private void CloseTables(int depth)
    {
        while (_tables.Count > depth)
        {
            var blocks = _tables[^1].ToBlocks();
            _tables.RemoveAt(_tables.Count - 1);
            (_tables.Count > 0 ? _tables[^1].Cell : _body).Add(blocks);
        }
    }

    private string TakeText()
    {
        // Half a pair of surrogates is no character.
        var text = Characters.Whole(_raised ? RaisedText.LoweredIfWhole(_text.ToString()) : _text.ToString());
        _text.Clear();
        _raised = false;
        notes.CountChars(text.Length);
        return text;
    }

    private void Warn()
    {
        if (_hidden)
            notes.Warn(WarningKind.HiddenText, "隐藏文字未读取 (hidden text was left out).");
        if (_struck)
            notes.Warn(WarningKind.HiddenText, "划去的文字未读取 (struck-out text was left out).");
        if (_object)
            notes.Warn(WarningKind.EmbeddedObject, "嵌入对象（如 Excel 表）未读取 (an embedded object was not read).");
        (_hidden, _struck, _object) = (false, false, false);
    }
}

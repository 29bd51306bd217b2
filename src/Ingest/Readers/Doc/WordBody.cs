using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Docx;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>The document proper with its text boxes, and its footnotes and endnotes behind it, as of a .docx. Page headers are no part of it.</summary>
internal sealed class WordBody(WordFile file, ReaderLimits limits, CancellationToken ct)
{
    private readonly BodyNotes _notes = new(limits);
    private readonly NumberCount _numbers = new();
    private DocumentWarning? _lost;

    public IReadOnlyList<DocumentWarning> Warnings => _lost is null ? _notes.Warnings : [.. _notes.Warnings, _lost];

    public IReadOnlyList<Block> Read()
    {
        var numbering = new NumberingText(() => OrNone(() => Numbering.Lists(file)), () => OrNone(() => Numbering.Styles(file.Part(FibPart.Styles))));
        var boxes = new TextBoxes(file);
        var sections = Sections();
        StoryReader Story() => new(file, numbering, boxes, sections, _numbers, _notes, ct);
        var blocks = Story().Read(0, file.Fib.MainText);
        foreach (var (start, end) in boxes.Rest())
            blocks.AddRange(Story().ReadBox(start, end));
        foreach (var (start, length) in file.Fib.Notes)
            blocks.AddRange(Story().Read(start, start + length));
        blocks.RemoveAll(block => block is Paragraph { Text: var text } && string.IsNullOrWhiteSpace(text));
        _lost = _numbers.Missing(blocks);
        return blocks;
    }

    /// <summary>Automatic numbers are worth a warning, not the document.</summary>
    private IReadOnlyDictionary<TKey, TValue> OrNone<TKey, TValue>(Func<IReadOnlyDictionary<TKey, TValue>> read)
        where TKey : notnull
    {
        try
        {
            return read();
        }
        catch (InvalidDataException)
        {
            _notes.Warn(WarningKind.NumbersLost, "编号列表已损坏，自动编号未读取 (the list tables are damaged; automatic numbers were not read).");
            return new Dictionary<TKey, TValue>();
        }
    }

    /// <summary>Positions behind the end of each section: a page break before one ends its paragraph.</summary>
    private HashSet<int> Sections()
    {
        var plc = file.Part(FibPart.Sections);
        return [.. Enumerable.Range(0, Math.Max(0, (plc.Length + 8) / 16)).Select(i => plc.Int32(4L * i))];
    }
}

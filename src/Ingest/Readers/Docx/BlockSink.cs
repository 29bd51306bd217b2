using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>
/// Collects the blocks of a body, cell or text box. A paragraph whose mark was deleted under tracked changes runs on into the next
/// one, as it does once the change is accepted.
/// </summary>
internal sealed class BlockSink
{
    private List<Block> _blocks = [];
    private string _carried = "";

    public bool IsEmpty => _blocks.Count == 0 && _carried.Length == 0;

    public bool HasTable { get; private set; }

    public void Add(string paragraph, bool markDeleted)
    {
        if (markDeleted)
        {
            _carried += paragraph;
            return;
        }

        _blocks.Add(new Paragraph(_carried + paragraph));
        _carried = "";
    }

    public void Add(IReadOnlyList<Block> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            HasTable |= blocks[i] is Table;
            _blocks.Add(blocks[i]);
        }
    }

    /// <summary>Everything collected, empty paragraphs included; the sink is empty again.</summary>
    public List<Block> Finish()
    {
        EndCarried();
        var blocks = _blocks;
        _blocks = [];
        HasTable = false;
        return blocks;
    }

    /// <summary>The paragraphs' text, one a line; the blocks stay.</summary>
    public string Text()
    {
        EndCarried();
        return _blocks switch
        {
            [] => "",
            [Paragraph only] => only.Text,
            _ => string.Join('\n', _blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text)),
        };
    }

    /// <summary>A table with text in one cell only is a frame around that text: a value that its form keeps in a box of its own.</summary>
    public void TakeInValues()
    {
        for (var i = 0; HasTable && i < _blocks.Count; i++)
        {
            if (_blocks[i] is Table table && table.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text)).Take(2).ToList() is [var only])
            {
                _blocks[i] = new Paragraph(only.Text);
            }
        }

        if (HasTable && !_blocks.Exists(block => block is Table))
        {
            // The empty paragraph that Word wants behind every table is no line of the value.
            HasTable = false;
            _blocks.RemoveAll(block => block is Paragraph { Text: var text } && string.IsNullOrWhiteSpace(text));
        }
    }

    /// <summary>Forgets everything collected, so that a row of cells shares one sink.</summary>
    public void Clear()
    {
        _blocks.Clear();
        _carried = "";
        HasTable = false;
    }

    private void EndCarried()
    {
        if (_carried.Length > 0)
        {
            Add("", markDeleted: false);
        }
    }
}

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>
/// Collects the blocks of a body, cell or text box. A paragraph whose mark was deleted under tracked changes runs on into the next
/// one, as it does once the change is accepted.
/// </summary>
internal sealed class BlockSink
{
    private readonly List<Block> _blocks = [];
    private string _carried = "";

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

    public void Add(IEnumerable<Block> blocks) => _blocks.AddRange(blocks);

    /// <summary>Everything collected, empty paragraphs included.</summary>
    public List<Block> Finish()
    {
        if (_carried.Length > 0)
        {
            Add("", markDeleted: false);
        }

        return _blocks;
    }
}

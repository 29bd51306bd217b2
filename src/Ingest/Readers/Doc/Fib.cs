using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>The file information block at the head of the main stream ([MS-DOC] 2.5): how long each story is and where each structure lies.</summary>
internal sealed class Fib
{
    private const int Signature = 0xA5;
    private const int FirstOfWord97 = 106;
    private const ushort Encrypted = 0x0100;
    private const ushort SecondTable = 0x0200;

    private readonly WordBytes _main;
    private readonly int _lengths;
    private readonly int _places;
    private readonly int _placeCount;

    /// <exception cref="ReadingStoppedException">It is encrypted or was written by a Word before 97.</exception>
    /// <exception cref="InvalidDataException">It is no head of a Word document.</exception>
    public Fib(WordBytes main)
    {
        _main = main;
        if (main.Length < 32 || main.Byte(1) != Signature)
            throw new InvalidDataException("没有 Word 文件头 (no Word header)");
        // Older ones keep their tables in the main stream, and their text in a code page.
        if (main.UInt16(2) < FirstOfWord97)
            throw new ReadingStoppedException(Rejections.OldWord);
        var flags = main.UInt16(10);
        if ((flags & Encrypted) != 0)
            throw new ReadingStoppedException(Rejections.Password);
        TableStream = (flags & SecondTable) != 0 ? "1Table" : "0Table";
        _lengths = 34 + (main.UInt16(32) * 2) + 2;
        _places = _lengths + (main.UInt16(_lengths - 2) * 4) + 2;
        _placeCount = main.UInt16(_places - 2);
    }

    public string TableStream { get; }

    /// <summary>Characters of the document proper.</summary>
    public int MainText => Characters(3);

    /// <summary>Where the text of the text boxes begins: behind main text, footnotes, headers, macros, comments and endnotes.</summary>
    public long TextBoxes => Enumerable.Range(3, 6).Sum(story => (long)Characters(story));

    /// <summary>Characters of footnotes and endnotes.</summary>
    public (long Start, int Length)[] Notes => [((long)MainText, Characters(4)), (Enumerable.Range(3, 5).Sum(story => (long)Characters(story)), Characters(8))];

    /// <summary>A structure of the table stream; no bytes where the document has none.</summary>
    /// <param name="index">Its number in FibRgFcLcb97.</param>
    public WordBytes Part(WordBytes table, FibPart index)
    {
        var (at, length) = Place(index);
        return length == 0 ? new WordBytes(index.ToString(), default) : table.Part(index.ToString(), at, length);
    }

    /// <summary>Where a structure lies in the table stream.</summary>
    public (uint At, uint Length) Place(FibPart index) =>
        (int)index < _placeCount ? (_main.UInt32(_places + (8 * (int)index)), _main.UInt32(_places + (8 * (int)index) + 4)) : (0, 0);

    private int Characters(int story) =>
        _main.Int32(_lengths + (4 * story)) is >= 0 and var count ? count : throw new InvalidDataException("文字长度为负 (a text of negative length)");
}

using PerfEval.Ingest.Containers.Ole;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>The streams of a document and what finds text and properties in them.</summary>
internal sealed class WordFile
{
    private const string MainStream = "WordDocument";
    private const string DataStream = "Data";

    private WordFile(Fib fib, WordBytes main, WordBytes table, WordBytes data)
    {
        Fib = fib;
        Table = table;
        Pieces = new PieceTable(main, fib.Part(table, FibPart.Pieces));
        if (fib.MainText > Pieces.Length)
            throw new InvalidDataException("文字不完整 (its text is not whole)");
        Paragraphs = new ParagraphFormats(new FormattedPages(main, fib.Part(table, FibPart.ParagraphPages), entryBytes: 13), data);
        var fonts = FontNames.Read(fib.Part(table, FibPart.Fonts));
        Characters = new CharacterFormats(new FormattedPages(main, fib.Part(table, FibPart.CharacterPages), entryBytes: 1), fonts);
    }

    public Fib Fib { get; }

    public WordBytes Table { get; }

    public PieceTable Pieces { get; }

    public ParagraphFormats Paragraphs { get; }

    public CharacterFormats Characters { get; }

    /// <exception cref="Documents.ReadingStoppedException">It is encrypted or too old.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static WordFile Open(CompoundFile file)
    {
        var main = new WordBytes(MainStream, file.Read(MainStream));
        var fib = new Fib(main);
        var table = file.Read(fib.TableStream) ?? throw new InvalidDataException($"缺少 {fib.TableStream} (no stream {fib.TableStream})");
        return new WordFile(fib, main, new WordBytes(fib.TableStream, table), new WordBytes(DataStream, file.Read(DataStream)));
    }

    /// <summary>A structure of the table stream.</summary>
    public WordBytes Part(FibPart part) => Fib.Part(Table, part);
}

namespace PerfEval.Ingest.Documents;

/// <summary>What a reader makes of one file: blocks in reading order and what it had to say about them.</summary>
public sealed record Document
{
    /// <summary>Name of the format that the content turned out to be (docx, text, html …), whatever the file was called.</summary>
    public required string Format { get; init; }

    /// <summary>IANA media type of that format.</summary>
    public required string MediaType { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }

    public IReadOnlyList<DocumentWarning> Warnings { get; init; } = [];

    /// <summary>Title given by the format itself (an HTML title, a list anchor); null where it has none.</summary>
    public string? Title { get; init; }

    /// <summary>公开日期: date of publication printed on the page or in its metadata; null where unknown.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Links to files published together with this document, in reading order.</summary>
    public IReadOnlyList<AttachmentLink> Attachments { get; init; } = [];

    public IEnumerable<Table> Tables => Blocks.OfType<Table>();
}

/// <summary>A paragraph or a table.</summary>
public abstract record Block;

/// <summary>A run of text outside tables, exactly as printed.</summary>
/// <param name="Text">Whitespace kept; line breaks inside the paragraph are \n.</param>
/// <param name="Page">Page counted from 1, null where the format has no pages.</param>
public sealed record Paragraph(string Text, int? Page = null) : Block;

/// <summary>A table as cells in row order. Merged cells appear once, at their upper left corner.</summary>
public sealed record Table : Block
{
    public required IReadOnlyList<Cell> Cells { get; init; }

    /// <summary>Caption that the format ties to the table itself; titles above a table are paragraphs.</summary>
    public string? Caption { get; init; }

    /// <summary>
    /// False where the format loses merges (text dumps): then <see cref="Cell.Col"/> is only the cell's ordinal in its row,
    /// the continuation of a merge is an empty cell, and columns of rows of different length do not align.
    /// </summary>
    public bool SpansKnown { get; init; } = true;
}

/// <summary>One cell; row and col count from 0.</summary>
/// <param name="Text">Exactly as printed; paragraphs inside the cell are separated by \n.</param>
public sealed record Cell(int Row, int Col, int RowSpan, int ColSpan, string Text)
{
    /// <summary>Page counted from 1, null where the format has no pages.</summary>
    public int? Page { get; init; }

    /// <summary>Where the cell lies on its page, null where the format has no pages.</summary>
    public Box? Box { get; init; }

    /// <summary>
    /// The number that a worksheet stores here, of which <see cref="Text"/> is the print; null for text, dates, and formats without typed
    /// cells. Under the format General Excel prints no trailing zeros, so 99.20 on paper is 99.2 there.
    /// </summary>
    public double? Number { get; init; }

    /// <summary>0..1; 1 for text that the file itself states, lower where it was recognised or joined with doubt.</summary>
    public double Confidence { get; init; } = 1;
}

/// <summary>A rectangle on a page, in points, origin top left.</summary>
public readonly record struct Box(double X0, double Y0, double X1, double Y1);

/// <summary>A doubt of the reader, kept as a value beside the data it concerns.</summary>
/// <param name="Kind">Short stable code, e.g. <c>incomplete_page</c>.</param>
/// <param name="Place">Where in the document, in words that a person can follow.</param>
public sealed record DocumentWarning(string Kind, string Place, string Message);

/// <summary>A link to a file that belongs to the document; the title is the text a visitor sees.</summary>
public sealed record AttachmentLink(string Title, string Href);

using System.Runtime.InteropServices;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;

namespace PerfEval.Ingest.Processes;

/// <summary>Limits, documents and rejections as bytes. Both ends are the same build, so that there is one version of it.</summary>
internal static class Wire
{
    private const byte IsParagraph = 1;
    private const byte IsTable = 2;

    [Flags]
    private enum CellParts : byte
    {
        None = 0,
        Page = 1,
        Box = 2,
        Number = 4,
        Confidence = 8,
        Spans = 16,
    }

    public static void Write(BinaryWriter to, ReaderLimits limits)
    {
        to.Write(limits.MaxFileBytes);
        to.Write(limits.MaxUnpackedBytes);
        to.Write(limits.MaxRatio);
        to.Write(limits.MaxArchiveEntries);
        to.Write(limits.MaxArchiveDepth);
        to.Write(limits.MaxElementDepth);
        to.Write(limits.MaxElements);
        to.Write(limits.MaxCells);
        to.Write(limits.MaxTextChars);
        to.Write(limits.MaxPages);
        to.Write(limits.MaxPageLines);
        to.Write(limits.MaxPageMarks);
        to.Write(limits.MaxScannedPages);
        to.Write(limits.MaxPagePixels);
        to.Write(limits.MaxToolMemoryBytes);
        to.Write(limits.MaxReaderMemoryBytes);
        to.Write(limits.MaxTime.Ticks);
    }

    public static ReaderLimits ReadLimits(BinaryReader from) => new()
    {
        MaxFileBytes = from.ReadInt64(),
        MaxUnpackedBytes = from.ReadInt64(),
        MaxRatio = from.ReadInt32(),
        MaxArchiveEntries = from.ReadInt32(),
        MaxArchiveDepth = from.ReadInt32(),
        MaxElementDepth = from.ReadInt32(),
        MaxElements = from.ReadInt32(),
        MaxCells = from.ReadInt32(),
        MaxTextChars = from.ReadInt32(),
        MaxPages = from.ReadInt32(),
        MaxPageLines = from.ReadInt32(),
        MaxPageMarks = from.ReadInt32(),
        MaxScannedPages = from.ReadInt32(),
        MaxPagePixels = from.ReadInt32(),
        MaxToolMemoryBytes = from.ReadInt64(),
        MaxReaderMemoryBytes = from.ReadInt64(),
        MaxTime = new TimeSpan(from.ReadInt64()),
    };

    public static void Write(BinaryWriter to, ReadResult result)
    {
        if (result is ReadResult.Read(var document))
        {
            to.Write(true);
            Write(to, document);
        }
        else
        {
            to.Write(false);
            Write(to, ((ReadResult.Rejected)result).Reason);
        }
    }

    public static ReadResult ReadResult(BinaryReader from) =>
        from.ReadBoolean() ? new ReadResult.Read(ReadDocument(from)) : new ReadResult.Rejected(ReadRejection(from));

    /// <summary>A member without its content, whose length alone is written.</summary>
    public static void Write(BinaryWriter to, ArchiveMember member)
    {
        Text(to, member.Name);
        Text(to, member.FileName);
        to.Write(member.Problem is not null);
        if (member.Problem is { } problem)
            Write(to, problem);
    }

    /// <returns>The member without its content, and the bytes of that, which follow.</returns>
    public static (ArchiveMember Member, int Bytes) ReadMember(BinaryReader from)
    {
        var (name, fileName) = (Text(from), Text(from));
        var problem = from.ReadBoolean() ? ReadRejection(from) : null;
        return (new ArchiveMember(name, default, problem) { FileName = fileName }, from.ReadInt32());
    }

    // As UTF-16: half a surrogate pair, which hostile text may hold, is no UTF-8.
    public static void Text(BinaryWriter to, string text)
    {
        to.Write7BitEncodedInt(text.Length);
        to.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    public static string Text(BinaryReader from)
    {
        var length = from.Read7BitEncodedInt();
        if (length < 0 || length > (from.BaseStream.Length - from.BaseStream.Position) / sizeof(char))
            throw new EndOfStreamException();
        return string.Create(length, from, (chars, reader) => reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(chars)));
    }

    public static void WriteOptional(BinaryWriter to, string? text)
    {
        to.Write(text is not null);
        if (text is not null)
            Text(to, text);
    }

    public static string? ReadOptional(BinaryReader from) => from.ReadBoolean() ? Text(from) : null;

    public static void WriteAll<T>(BinaryWriter to, IReadOnlyList<T> all, Action<T> write)
    {
        to.Write7BitEncodedInt(all.Count);
        for (var i = 0; i < all.Count; i++)
            write(all[i]);
    }

    // Grows with what is really there: a count that a damaged process made up reserves nothing.
    public static List<T> ReadAll<T>(BinaryReader from, Func<T> read)
    {
        var count = from.Read7BitEncodedInt();
        var all = new List<T>(Math.Min(count, 1 << 12));
        for (var i = 0; i < count; i++)
            all.Add(read());
        return all;
    }

    public static void Write(BinaryWriter to, DateOnly? day) => to.Write(day?.DayNumber ?? -1);

    public static DateOnly? ReadDay(BinaryReader from) => from.ReadInt32() is >= 0 and var day ? DateOnly.FromDayNumber(day) : null;

    private static void Write(BinaryWriter to, Rejection rejection)
    {
        Text(to, rejection.Code);
        Text(to, rejection.Chinese);
        Text(to, rejection.English);
    }

    private static Rejection ReadRejection(BinaryReader from) => new(Text(from), Text(from), Text(from));

    private static void Write(BinaryWriter to, Document document)
    {
        Text(to, document.Format);
        Text(to, document.MediaType);
        WriteOptional(to, document.Title);
        Write(to, document.PublishedOn);
        WriteAll(to, document.Attachments, link =>
        {
            Text(to, link.Title);
            Text(to, link.Href);
        });
        WriteAll(to, document.Warnings, warning =>
        {
            Text(to, warning.Kind);
            Text(to, warning.Place);
            Text(to, warning.Message);
        });
        WriteAll(to, document.Blocks, block => Write(to, block));
    }

    private static Document ReadDocument(BinaryReader from)
    {
        var (format, mediaType, title, day) = (Text(from), Text(from), ReadOptional(from), ReadDay(from));
        return new Document
        {
            Format = format,
            MediaType = mediaType,
            Title = title,
            PublishedOn = day,
            Attachments = ReadAll(from, () => new AttachmentLink(Text(from), Text(from))),
            Warnings = ReadAll(from, () => new DocumentWarning(Text(from), Text(from), Text(from))),
            Blocks = ReadAll(from, () => ReadBlock(from)),
        };
    }

    private static void Write(BinaryWriter to, Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                to.Write(IsParagraph);
                Text(to, paragraph.Text);
                to.Write7BitEncodedInt(paragraph.Page ?? 0);
                break;
            case Table table:
                to.Write(IsTable);
                WriteOptional(to, table.Caption);
                to.Write(table.SpansKnown);
                WriteAll(to, table.Cells, cell => Write(to, cell));
                break;
            default:
                throw new InvalidOperationException($"no bytes for a {block.GetType().Name}");
        }
    }

    private static Block ReadBlock(BinaryReader from)
    {
        if (from.ReadByte() == IsParagraph)
            return new Paragraph(Text(from), Page(from.Read7BitEncodedInt()));
        var (caption, spansKnown) = (ReadOptional(from), from.ReadBoolean());
        return new Table { Caption = caption, SpansKnown = spansKnown, Cells = ReadAll(from, () => ReadCell(from)) };
    }

    private static void Write(BinaryWriter to, Cell cell)
    {
        var parts = (cell.Page is null ? 0 : CellParts.Page) | (cell.Box is null ? 0 : CellParts.Box) | (cell.Number is null ? 0 : CellParts.Number)
            | (cell.Confidence == 1 ? 0 : CellParts.Confidence) | (cell is { RowSpan: 1, ColSpan: 1 } ? 0 : CellParts.Spans);
        to.Write((byte)parts);
        to.Write7BitEncodedInt(cell.Row);
        to.Write7BitEncodedInt(cell.Col);
        if (parts.HasFlag(CellParts.Spans))
        {
            to.Write7BitEncodedInt(cell.RowSpan);
            to.Write7BitEncodedInt(cell.ColSpan);
        }

        Text(to, cell.Text);
        if (cell.Page is { } page)
            to.Write7BitEncodedInt(page);
        if (cell.Box is { } box)
        {
            to.Write(box.X0);
            to.Write(box.Y0);
            to.Write(box.X1);
            to.Write(box.Y1);
        }

        if (cell.Number is { } number)
            to.Write(number);
        if (parts.HasFlag(CellParts.Confidence))
            to.Write(cell.Confidence);
    }

    private static Cell ReadCell(BinaryReader from)
    {
        var parts = (CellParts)from.ReadByte();
        var (row, col) = (from.Read7BitEncodedInt(), from.Read7BitEncodedInt());
        var (rowSpan, colSpan) = parts.HasFlag(CellParts.Spans) ? (from.Read7BitEncodedInt(), from.Read7BitEncodedInt()) : (1, 1);
        return new Cell(row, col, rowSpan, colSpan, Text(from))
        {
            Page = parts.HasFlag(CellParts.Page) ? from.Read7BitEncodedInt() : null,
            Box = parts.HasFlag(CellParts.Box) ? new Box(from.ReadDouble(), from.ReadDouble(), from.ReadDouble(), from.ReadDouble()) : null,
            Number = parts.HasFlag(CellParts.Number) ? from.ReadDouble() : null,
            Confidence = parts.HasFlag(CellParts.Confidence) ? from.ReadDouble() : 1,
        };
    }

    // Pages count from 1.
    private static int? Page(int number) => number == 0 ? null : number;
}

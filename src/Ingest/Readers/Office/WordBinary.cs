using System.Buffers.Binary;
using PerfEval.Ingest.Containers.Ole;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Office;

/// <summary>What the head of a Word 97-2003 document ([MS-DOC] FibBase) says before anything is converted.</summary>
internal static class WordBinary
{
    private const string MainStream = "WordDocument";
    private const int FlagsOffset = 10;
    private const ushort Encrypted = 0x0100;
    private const ushort SecondTable = 0x0200;

    /// <summary>Word 97 and later; what came before keeps its tables in the main stream.</summary>
    private const ushort Word97 = 0xA5EC;

    /// <summary>Why this file cannot be read, null where nothing speaks against it.</summary>
    public static Rejection? Problem(ReadOnlySpan<byte> content, FormatName format)
    {
        try
        {
            return Problem(new CompoundFile(content), format);
        }
        catch (InvalidDataException e)
        {
            return Rejections.Damaged(format, e.Message);
        }
    }

    private static Rejection? Problem(CompoundFile file, FormatName format)
    {
        var head = file.Head(MainStream);
        if (head.Length < FlagsOffset + 2 || head[1] != Word97 >> 8)
        {
            return Rejections.Damaged(format, "没有 Word 文件头 (no Word header)");
        }

        var flags = BinaryPrimitives.ReadUInt16LittleEndian(head[FlagsOffset..]);
        if ((flags & Encrypted) != 0)
        {
            return Rejections.Password;
        }

        var table = (flags & SecondTable) != 0 ? "1Table" : "0Table";
        var isWhole = file.IsWhole(MainStream) && (BinaryPrimitives.ReadUInt16LittleEndian(head) != Word97 || file.IsWhole(table));
        return isWhole ? null : Rejections.Damaged(format, "文件不完整 (the file was cut off)");
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Text.Json;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>
/// One record as a line of JSON whose last member is the CRC-32C of all before it. The file stays JSON Lines, which any tool reads, and no
/// flipped bit goes unnoticed.
/// </summary>
internal static class JournalLine
{
    private const int CrcDigits = 8;
    private static readonly int s_trailerLength = Opening.Length + CrcDigits + Closing.Length;

    private static ReadOnlySpan<byte> Opening => ",\"crc\":\""u8;

    private static ReadOnlySpan<byte> Closing => "\"}"u8;

    /// <summary>Appends the record's line with its line feed.</summary>
    public static void Write(JournalRecord record, MemoryStream target)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record, JournalJson.Readable.JournalRecord);
        var body = json.AsSpan(..^1);
        Span<byte> trailer = stackalloc byte[s_trailerLength];
        Trailer(body, trailer);
        target.Write(body);
        target.Write(trailer);
        target.WriteByte((byte)'\n');
    }

    /// <summary>The record of a line without its line feed; null where the line is not as it was written.</summary>
    public static JournalRecord? Read(ReadOnlySpan<byte> line)
    {
        if (line.Length <= s_trailerLength)
            return null;
        Span<byte> trailer = stackalloc byte[s_trailerLength];
        Trailer(line[..^s_trailerLength], trailer);
        if (!line.EndsWith(trailer))
            return null;
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Readable.JournalRecord);
        }
        catch (JsonException)
        {
            // Whole, but of a kind that a newer program wrote.
            return null;
        }
    }

    private static void Trailer(ReadOnlySpan<byte> body, Span<byte> trailer)
    {
        Opening.CopyTo(trailer);
        Utf8Formatter.TryFormat(Crc(body), trailer[Opening.Length..], out _, new StandardFormat('x', CrcDigits));
        Closing.CopyTo(trailer[(Opening.Length + CrcDigits)..]);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}

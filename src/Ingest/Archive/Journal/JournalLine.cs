using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>
/// One record as a line of JSON whose last members are the hash of the line before (<see cref="JournalChain"/>; older programs wrote none) and the CRC-32C of
/// all before it. The file stays JSON Lines, which any tool reads, and no flipped bit and no lost line goes unnoticed.
/// </summary>
internal static class JournalLine
{
    private const int CrcDigits = 8;
    private const int HashDigits = 32;
    private static readonly int s_trailerLength = Opening.Length + CrcDigits + Closing.Length;

    private static ReadOnlySpan<byte> Opening => ",\"crc\":\""u8;

    // No text of a record holds it: there, its marks would stand escaped.
    private static ReadOnlySpan<byte> Before => ",\"prev\":\""u8;

    private static ReadOnlySpan<byte> Closing => "\"}"u8;

    /// <summary>Appends the record's line with its line feed.</summary>
    /// <param name="before">Of the line before it; null ties it to none.</param>
    /// <returns>What the next line carries of this one.</returns>
    public static UInt128 Write(JournalRecord record, MemoryStream target, UInt128? before = null)
    {
        var begin = (int)target.Length;
        var json = JsonSerializer.SerializeToUtf8Bytes(record, JournalJson.Readable.JournalRecord);
        byte[] body = before is { } hash ? [.. json.AsSpan(..^1), .. Before, .. Encoding.ASCII.GetBytes($"{hash:x32}"), (byte)'"'] : json[..^1];
        Span<byte> trailer = stackalloc byte[s_trailerLength];
        Trailer(body, trailer);
        target.Write(body);
        target.Write(trailer);
        var chain = JournalChain.Of(target.GetBuffer().AsSpan(begin, (int)target.Length - begin));
        target.WriteByte((byte)'\n');
        return chain;
    }

    /// <summary>The record of a line without its line feed; null where the line is not as it was written, or of a kind that is not known here.</summary>
    public static JournalRecord? Read(ReadOnlySpan<byte> line) => Read(line, out _, out _);

    /// <param name="isWhole">Whether the line is as it was written.</param>
    /// <param name="before">What it carries of the line before; null where an older program wrote it.</param>
    public static JournalRecord? Read(ReadOnlySpan<byte> line, out bool isWhole, out UInt128? before)
    {
        (isWhole, before) = (false, null);
        if (line.Length <= s_trailerLength)
            return null;
        Span<byte> trailer = stackalloc byte[s_trailerLength];
        var body = line[..^s_trailerLength];
        Trailer(body, trailer);
        if (!line.EndsWith(trailer))
            return null;
        (isWhole, before) = (true, BeforeOf(body));
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

    private static UInt128? BeforeOf(ReadOnlySpan<byte> body)
    {
        var length = Before.Length + HashDigits + 1;
        if (body.Length <= length || !body[^length..].StartsWith(Before))
            return null;
        return UInt128.TryParse(body[^(HashDigits + 1)..^1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash) ? hash : null;
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

using PerfEval.Ingest.Documents;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Util;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>
/// A filter of PdfPig that is asked only for what the document may still unpack to: the sizes of its output are known before (PDF 32000-1, 7.4).
/// </summary>
internal sealed class BoundedFilter(IFilter inner, PdfReading reading) : IFilter
{
    private const int ClearTable = 256;
    private const int EndOfData = 257;
    private const int Codes = 4096;

    public bool IsSupported => inner.IsSupported;

    /// <exception cref="ReadingStoppedException">More bytes than the document may unpack to.</exception>
    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        var parameters = DecodeParameterResolver.GetFilterParameters(streamDictionary, filterIndex);
        CheckRows(parameters, reading);
        reading.CountUnpacked(inner switch
        {
            CcittFaxDecodeFilter => FaxBytes(parameters, streamDictionary),
            LzwFilter => LzwBytes(input.Span, parameters.GetIntOrDefault(NameToken.EarlyChange, 1) == 1),
            RunLengthFilter => RunBytes(input.Span),
            _ => 0,
        });
        return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
    }

    /// <summary>Rows that are predicted from each other are kept whole; PdfPig never ends one without columns.</summary>
    /// <exception cref="InvalidDataException">A row has no bytes.</exception>
    /// <exception cref="ReadingStoppedException">A row has more than the document may unpack to.</exception>
    public static void CheckRows(DictionaryToken parameters, PdfReading reading)
    {
        if (parameters.GetIntOrDefault(NameToken.Predictor, 1) <= 1)
        {
            return;
        }

        var bits = (long)Math.Min(parameters.GetIntOrDefault(NameToken.Colors, 1), 32)
            * Math.Clamp(parameters.GetIntOrDefault(NameToken.BitsPerComponent, 8), 0, 32) * parameters.GetIntOrDefault(NameToken.Columns, 1);
        if (bits <= 0)
        {
            throw new InvalidDataException("Predicted rows without columns.");
        }

        reading.CheckRoom(bits / 8);
    }

    private static long FaxBytes(DictionaryToken parameters, DictionaryToken stream)
    {
        var (rows, height) = (parameters.GetIntOrDefault(NameToken.Rows, 0), stream.GetIntOrDefault(NameToken.Height, NameToken.H, 0));
        return (parameters.GetIntOrDefault(NameToken.Columns, 1728) + 7L) / 8 * (rows > 0 && height > 0 ? height : Math.Max(rows, height));
    }

    private static long RunBytes(ReadOnlySpan<byte> input)
    {
        var total = 0L;
        for (var i = 0; i < input.Length && input[i] != 128;)
        {
            total += input[i] < 128 ? input[i] + 1 : 257 - input[i];
            i += input[i] < 128 ? input[i] + 2 : 2;
        }

        return total;
    }

    /// <summary>Bytes that the codes stand for, and as many for the table that PdfPig builds of them.</summary>
    private long LzwBytes(ReadOnlySpan<byte> input, bool isEarly)
    {
        var lengths = new int[Codes];
        var (total, count, previous, bits) = (0L, EndOfData + 1, -1, 9);
        Array.Fill(lengths, 1, 0, count);
        for (long at = 0; at + bits <= 8L * input.Length; at += bits)
        {
            var code = Code(input, at, bits);
            if (code == EndOfData)
            {
                break;
            }

            if (code == ClearTable)
            {
                (count, previous, bits) = (EndOfData + 1, -1, 9);
                continue;
            }

            var grown = previous < 0 ? 1 : lengths[previous] + 1;
            var length = code < count ? lengths[code] : grown;
            total += length + grown;
            reading.CheckRoom(total);
            if ((previous >= 0 || code >= count) && count < Codes)
            {
                lengths[count++] = grown;
            }

            previous = Math.Min(code, count - 1);
            var entries = count - (isEarly ? 0 : 1);
            bits = entries >= 2047 ? 12 : entries >= 1023 ? 11 : entries >= 511 ? 10 : 9;
        }

        return total;
    }

    private static int Code(ReadOnlySpan<byte> input, long at, int bits)
    {
        var (first, last) = ((int)(at / 8), (int)((at + bits - 1) / 8));
        var value = 0;
        for (var i = first; i <= last; i++)
        {
            value = (value << 8) | input[i];
        }

        return (value >> (int)((8 * (last + 1L)) - at - bits)) & ((1 << bits) - 1);
    }
}

using System.IO.Compression;
using PerfEval.Ingest.Documents;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Util;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>
/// Inflates within the limit and says when data is damaged. PdfPig's own filter gives the packed bytes back then; here what was whole before
/// the damage is kept, as viewers do.
/// </summary>
internal sealed class BoundedFlate(IFilter inner, PdfReading reading) : IFilter
{
    private const int HeaderBytes = 2;

    public bool IsSupported => true;

    /// <exception cref="ReadingStoppedException">More bytes than the document may unpack to.</exception>
    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        var (bytes, whole) = Inflate(input);
        if (!whole)
        {
            reading.Complain("damaged Flate data");
        }

        // Rows that were predicted from each other have to be computed, which PdfPig does.
        var parameters = DecodeParameterResolver.GetFilterParameters(streamDictionary, filterIndex);
        BoundedFilter.CheckRows(parameters, reading);
        return parameters.GetIntOrDefault(NameToken.Predictor, 1) > 1 ? inner.Decode(input, streamDictionary, filterProvider, filterIndex) : bytes;
    }

    private (Memory<byte> Bytes, bool Whole) Inflate(Memory<byte> input)
    {
        if (input.Length <= HeaderBytes)
        {
            return (Memory<byte>.Empty, input.IsEmpty);
        }

        using var packed = new MemoryStream(input[HeaderBytes..].ToArray(), writable: false);
        using var stream = new DeflateStream(packed, CompressionMode.Decompress);
        var output = new MemoryStream(Math.Min(input.Length * 3, 16 << 20));
        var buffer = new byte[64 << 10];
        var whole = true;
        try
        {
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                reading.CancellationToken.ThrowIfCancellationRequested();
                reading.CountUnpacked(count);
                output.Write(buffer, 0, count);
            }
        }
        catch (InvalidDataException)
        {
            whole = false;
        }

        return (output.GetBuffer().AsMemory(0, (int)output.Length), whole);
    }
}

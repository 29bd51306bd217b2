using System.Globalization;
using System.IO.Compression;
using System.Text;
using PerfEval.Benchmarks.Fuzz.Seeds;
using PerfEval.Benchmarks.Scaling;
using PerfEval.Ingest.Tests.Packing;

namespace PerfEval.Benchmarks.Killers;

/// <summary>
/// Documents that use up the memory or the time of their reader, flood it, or have it start a tool, by which whoever watches from outside knows the reader
/// that has it and kills that.
/// </summary>
internal static class BadDocuments
{
    public const string Killed = "its reader is killed from outside";

    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static readonly (string What, string Extension, Func<int, byte[]> Make)[] s_kinds =
    [
        (Killed, "rtf", Rtf),
        ("a picture of 60 million points", "png", seed => NoisePicture.Png(7700, 7700, seed)),
        ("a hundred pages that are pictures", "pdf", seed => NoisePicture.Pdf(100, 1654, 2339, seed)),
        ("a million cells", "docx", Cells),
        (Killed, "rtf", Rtf),
        ("five million cells without an end", "html", Html),
        ("a picture of 60 million points", "png", seed => NoisePicture.Png(7700, 7700, seed)),
        ("a hundred pages that are pictures", "pdf", seed => NoisePicture.Pdf(100, 1654, 2339, seed)),
        (Killed, "rtf", Rtf),
        ("archives in archives, a thousand times the same gigabyte", "zip", Archive),
    ];

    public static IEnumerable<BadDocument> All(int count) => Enumerable.Range(0, count).Select(number =>
    {
        var (what, extension, make) = s_kinds[number % s_kinds.Length];
        return new BadDocument(string.Create(CultureInfo.InvariantCulture, $"bad-{number:D3}.{extension}"), what, make(number));
    });

    // Long enough that the converter is seen at work.
    private static byte[] Rtf(int seed) =>
        Encoding.ASCII.GetBytes(Repeated.Text($"{{\\rtf1\\ansi {seed} ", "\\pard Self-evaluation {0} of the budget\\par\n", "}", 20_000));

    private static byte[] Cells(int seed) => PackageParts.Of([
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("word/document.xml", Repeated.Text(
            $"<w:document {W}><w:body><w:p><w:r><w:t>{seed}</w:t></w:r></w:p><w:tbl>",
            "<w:tr><w:tc><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>", "</w:tbl></w:body></w:document>", 500_000)),
    ]).Pack(CompressionLevel.Fastest);

    private static byte[] Html(int seed) => Encoding.ASCII.GetBytes(Repeated.Text($"<html><title>{seed}</title><table><tr>", "<td>1", "", 5_000_000));

    private static byte[] Archive(int seed)
    {
        var zeros = new byte[64 << 20];
        zeros[0] = (byte)seed;
        var inner = Packed.Zip([.. Enumerable.Range(0, 16).Select(i => ($"{i}.txt", zeros))]);
        return Packed.Zip([.. Enumerable.Range(0, 64).Select(i => ($"{i}.zip", inner))]);
    }
}

using System.Globalization;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>
/// Pages drawn by <c>mutool draw</c>, where a machine happens to have it: it paints the text of fonts without a meaning and decodes the images that
/// nothing in this process can.
/// </summary>
/// <param name="mutool">Path of the program.</param>
public sealed class MutoolPictures(string mutool) : IPagePictures
{
    public PagePicture? Draw(ReadOnlyMemory<byte> bytes, int page, double dpi, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        using var folder = new PrivateFolder("pdf");
        var path = folder.PathOf("in.pdf");
        using (var file = File.Create(path))
        {
            file.Write(bytes.Span);
        }

        using var process = ToolRun.Start(
            mutool,
            [
                "draw",
                "-q",
                "-r",
                dpi.ToString("0.###", CultureInfo.InvariantCulture),
                "-c",
                "gray",
                "-F",
                "pgm",
                "-o",
                "-",
                path,
                page.ToString(CultureInfo.InvariantCulture)
            ],
            folder.Path,
            limits,
            ct);
        var picture = Pgm.Read(process.Output, limits.MaxPagePixels);
        ct.ThrowIfCancellationRequested();
        return picture;
    }
}

using System.Buffers.Binary;
using PerfEval.Ingest.Pages;

namespace PerfEval.Ingest.Readers.Scan;

/// <summary>The pages of a TIFF by its directories (TIFF 6.0, section 2). Their pictures are left to a painter: nothing in this process decodes TIFF.</summary>
/// <param name="painter">Null where there is none.</param>
public sealed class TiffPages(IPagePictures? painter) : IPageSource, IPagePictures
{
    private const int EntryBytes = 12;

    private const double Unstated = 72;

    private enum Tag
    {
        Width = 256,
        Height = 257,
        DensityX = 282,
        DensityY = 283,
        DensityUnit = 296,
    }

    private static FormatName Name { get; } = new("image", "图片", "an image");

    public PagesRead Read(ReadOnlyMemory<byte> bytes, ReaderLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var pages = new List<PageModel>();
        var seen = new HashSet<uint>();
        try
        {
            for (var at = Long(bytes.Span, 4); at != 0 && seen.Add(at);)
            {
                if (pages.Count == limits.MaxPages)
                {
                    return new PagesRead.Rejected(Rejections.TooComplex($"超过 {limits.MaxPages} 页", $"more than {limits.MaxPages} pages"));
                }

                var directory = (int)at;
                var count = Short(bytes.Span, directory);
                pages.Add(Page(bytes.Span.Slice(directory + 2, count * EntryBytes), bytes.Span, pages.Count + 1));
                at = Long(bytes.Span, directory + 2 + (count * EntryBytes));
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            // The directory points out of the file; the pages before it are whole.
        }

        return pages.Exists(page => page.Width > 0 && page.Height > 0)
            ? new PagesRead.Pages([pages], [])
            : new PagesRead.Rejected(Rejections.Damaged(Name, "TIFF 没有可读的页 (no page can be read)"));
    }

    public PagePicture? Draw(ReadOnlyMemory<byte> bytes, int page, double dpi, ReaderLimits limits, CancellationToken cancellationToken) =>
        painter is null
            ? new PagePicture(0, 0, ReadOnlyMemory<byte>.Empty) { Missing = "TIFF 图像", IsBlank = true }
            : painter.Draw(bytes, page, dpi, limits, cancellationToken);

    private static PageModel Page(ReadOnlySpan<byte> entries, ReadOnlySpan<byte> file, int number)
    {
        var (width, height, x, y, unit) = (0.0, 0.0, 0.0, 0.0, 2u);
        for (; !entries.IsEmpty; entries = entries[EntryBytes..])
        {
            var tag = (Tag)(IsLittle(file) ? BinaryPrimitives.ReadUInt16LittleEndian(entries) : BinaryPrimitives.ReadUInt16BigEndian(entries));
            var isShort = (IsLittle(file) ? BinaryPrimitives.ReadUInt16LittleEndian(entries[2..]) : BinaryPrimitives.ReadUInt16BigEndian(entries[2..])) == 3;
            var value = isShort
                ? (IsLittle(file) ? BinaryPrimitives.ReadUInt16LittleEndian(entries[8..]) : BinaryPrimitives.ReadUInt16BigEndian(entries[8..]))
                : IsLittle(file) ? BinaryPrimitives.ReadUInt32LittleEndian(entries[8..]) : BinaryPrimitives.ReadUInt32BigEndian(entries[8..]);
            switch (tag)
            {
                case Tag.Width:
                    width = value;
                    break;
                case Tag.Height:
                    height = value;
                    break;
                case Tag.DensityX:
                    x = Ratio(file, (int)value);
                    break;
                case Tag.DensityY:
                    y = Ratio(file, (int)value);
                    break;
                case Tag.DensityUnit:
                    unit = value;
                    break;
            }
        }

        var scale = unit switch { 2 => 1, 3 => 2.54, _ => 0 };
        var (across, down) = x * scale > 1 && y * scale > 1 ? (x * scale, y * scale) : (Unstated, Unstated);
        return new PageModel(number, width * 72 / across, height * 72 / down, [], []) { PictureShare = 1 };
    }

    private static double Ratio(ReadOnlySpan<byte> file, int at) => Long(file, at + 4) is var below and not 0 ? Long(file, at) / (double)below : 0;

    private static bool IsLittle(ReadOnlySpan<byte> file) => file[0] == 'I';

    private static ushort Short(ReadOnlySpan<byte> file, int at) =>
        IsLittle(file) ? BinaryPrimitives.ReadUInt16LittleEndian(file.Slice(at, 2)) : BinaryPrimitives.ReadUInt16BigEndian(file.Slice(at, 2));

    private static uint Long(ReadOnlySpan<byte> file, int at) =>
        IsLittle(file) ? BinaryPrimitives.ReadUInt32LittleEndian(file.Slice(at, 4)) : BinaryPrimitives.ReadUInt32BigEndian(file.Slice(at, 4));
}

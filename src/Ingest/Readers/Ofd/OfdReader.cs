using System.Diagnostics;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Pages.Sources.Ofd;

namespace PerfEval.Ingest.Readers.Ofd;

/// <summary>
/// OFD (GB/T 33190-2016), the national page format: pages from an <see cref="IPageSource"/>, tables and paragraphs through <see cref="PageTables"/>.
/// </summary>
public sealed class OfdReader(IPageSource source) : IDocumentReader
{
    public OfdReader()
        : this(new OfdPageSource())
    {
    }

    private static Rejection Scan { get; } = new(
        "scan", "各页只有图片，没有文字，尚不能识别扫描的 OFD。", "The pages hold pictures and no text; scanned OFD documents cannot be read yet.");

    public string Format => Formats.Ofd.Code;

    public int Version => 3;

    public bool Recognises(ReadOnlySpan<byte> content) => Signature.Of(content)?.Code == Format;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            return source.Read(content, limits, ct) switch
            {
                PagesRead.Rejected rejected => new ReadResult.Rejected(rejected.Reason),
                PagesRead.Pages read => Layout(read, limits, ct),
                _ => throw new UnreachableException(),
            };
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
    }

    private ReadResult Layout(PagesRead.Pages read, ReaderLimits limits, CancellationToken ct)
    {
        var pages = read.Documents.SelectMany(document => document).ToList();
        if (pages.Count == 0)
        {
            return new ReadResult.Rejected(Rejections.Damaged(Formats.Ofd, "没有可读的页 (no page can be read)"));
        }

        if (pages.TrueForAll(page => page.Glyphs.Count == 0) && pages.Exists(page => page.PictureShare > 0))
        {
            return new ReadResult.Rejected(Scan);
        }

        // Documents of one package have nothing to do with each other: no table goes on from one to the next.
        var layouts = read.Documents.Select(document => PageTables.Layout(document, limits, ct)).ToList();
        return new ReadResult.Read(new Document
        {
            Format = Format,
            MediaType = "application/ofd",
            Blocks = [.. layouts.SelectMany(layout => layout.Blocks)],
            Warnings = [.. read.Warnings, .. layouts.SelectMany(layout => layout.Warnings)],
        });
    }
}

using System.Globalization;
using System.Xml;
using PerfEval.Ingest.Grid;
using PerfEval.Ingest.Pages;

namespace PerfEval.Ingest.Readers.Ofd;

/// <summary>OFD (GB/T 33190-2016), the national page format: pages to the page model, tables and paragraphs through <see cref="PageTables"/>.</summary>
public sealed class OfdReader : IDocumentReader
{
    internal static FormatName Name { get; } = new("ofd", "OFD 版式文档", "an OFD document");

    private static Rejection Scan { get; } = new(
        "scan", "各页只有图片，没有文字，尚不能识别扫描的 OFD。", "The pages hold pictures and no text; scanned OFD documents cannot be read yet.");

    public string Format => "ofd";

    public int Version => 2;

    public int Order => 10;

    public bool Recognises(ReadOnlySpan<byte> content) => Signature.Of(content)?.Code == Format;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            using var package = new OfdPackage(content, limits, cancellationToken);
            var warnings = new List<DocumentWarning>();
            var documents = Pages(package, limits, warnings, cancellationToken);
            var pages = documents.SelectMany(document => document).ToList();
            if (pages.Count == 0)
            {
                return new ReadResult.Rejected(Rejections.Damaged(Name, "没有可读的页 (no page can be read)"));
            }

            if (pages.TrueForAll(page => page.Glyphs.Count == 0) && pages.Exists(page => page.PictureShare > 0))
            {
                return new ReadResult.Rejected(Scan);
            }

            // Documents of one package have nothing to do with each other: no table goes on from one to the next.
            var layouts = documents.ConvertAll(document => PageTables.Layout(document, limits, cancellationToken));
            return new ReadResult.Read(new Document
            {
                Format = Format,
                MediaType = "application/ofd",
                Blocks = [.. layouts.SelectMany(layout => layout.Blocks)],
                Warnings = [.. warnings, .. layouts.SelectMany(layout => layout.Warnings)],
            });
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
        catch (XmlException e)
        {
            return new ReadResult.Rejected(Rejections.Damaged(
                Name, $"XML 第 {e.LineNumber} 行第 {e.LinePosition} 列 (XML line {e.LineNumber}, position {e.LinePosition})"));
        }
    }

    /// <summary>The pages of each document, numbered through.</summary>
    private static List<List<PageModel>> Pages(OfdPackage package, ReaderLimits limits, List<DocumentWarning> warnings, CancellationToken cancellationToken)
    {
        var documents = new List<List<PageModel>>();
        var (number, marks) = (0, 0);
        foreach (var root in OfdDocument.Roots(package).Distinct())
        {
            var pages = new List<PageModel>();
            documents.Add(pages);
            var document = OfdDocument.Read(package, root, limits);
            var reader = new OfdPageReader(package, document, limits);
            if (document.HasAnnotations)
            {
                warnings.Add(new DocumentWarning("annotations", root, "批注和印章层未读取 annotations and stamps were not read"));
            }

            foreach (var part in document.Pages)
            {
                cancellationToken.ThrowIfCancellationRequested();
                number++;
                if (reader.Read(part) is not { } page)
                {
                    warnings.Add(Warning("incomplete_page", number, $"缺少该页内容 {part} is missing"));
                    continue;
                }

                // A package may show the same small page many times.
                marks += page.Glyphs.Count + page.LineCount;
                if (marks > limits.MaxPageMarks)
                {
                    throw new ReadingStoppedException(Rejections.TooManyMarks(limits.MaxPageMarks));
                }

                warnings.AddRange(Doubts(page, number));
                pages.Add(page.Build(number));
            }
        }

        return documents;
    }

    private static IEnumerable<DocumentWarning> Doubts(OfdPage page, int number)
    {
        if (page.Unplaced > 0)
        {
            yield return Warning("incomplete_page", number, $"{page.Unplaced} 处文字没有有效位置，未读取 texts without a valid place were left out");
        }

        if (page.MissingTemplates > 0)
        {
            yield return Warning("incomplete_page", number, $"缺少 {page.MissingTemplates} 个模板页 template pages are missing");
        }

        if (page.Composites > 0)
        {
            yield return Warning("incomplete_page", number, $"{page.Composites} 个复合图元未读取 composite objects were not read");
        }

        if (page.BrokenPaths > 0 || page.LinesOverflowed)
        {
            yield return Warning("incomplete_page", number, "部分线条未读取 some lines were not read");
        }

        if (page.Pictures > 0 && page.Glyphs.Count == 0)
        {
            yield return Warning("unread_picture", number, "该页只有图片，未识别 the page holds only pictures, which were not read");
        }
    }

    private static DocumentWarning Warning(string kind, int page, string message) =>
        new(kind, $"page {page.ToString(CultureInfo.InvariantCulture)}", message);
}

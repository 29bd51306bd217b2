using System.Globalization;
using System.Xml;
using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Sources.Ofd;

/// <summary>Pages of an OFD package (GB/T 33190-2016).</summary>
public sealed class OfdPageSource : IPageSource
{
    public PagesRead Read(ReadOnlyMemory<byte> bytes, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            using var package = new OfdPackage(bytes, limits, ct);
            var warnings = new List<DocumentWarning>();
            return new PagesRead.Pages(Pages(package, limits, warnings, ct), warnings);
        }
        catch (ReadingStoppedException e)
        {
            return new PagesRead.Rejected(e.Reason);
        }
        catch (XmlException e)
        {
            return new PagesRead.Rejected(Rejections.Damaged(Formats.Ofd, XmlParts.PlaceOf(e)));
        }
    }

    /// <summary>The pages of each document, numbered through.</summary>
    private static List<List<PageModel>> Pages(OfdPackage package, ReaderLimits limits, List<DocumentWarning> warnings, CancellationToken ct)
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
                warnings.Add(new DocumentWarning(WarningKind.Annotations, root, "批注和印章层未读取 annotations and stamps were not read"));
            }

            foreach (var part in document.Pages)
            {
                ct.ThrowIfCancellationRequested();
                number++;
                if (reader.Read(part) is not { } page)
                {
                    warnings.Add(Warning(WarningKind.IncompletePage, number, $"缺少该页内容 {part} is missing"));
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
        foreach (var unseen in page.Unseen.Warnings($"page {number.ToString(CultureInfo.InvariantCulture)}"))
        {
            yield return unseen;
        }

        if (page.Unplaced > 0)
        {
            yield return Warning(WarningKind.IncompletePage, number, $"{page.Unplaced} 处文字没有有效位置，未读取 texts without a valid place were left out");
        }

        if (page.MissingTemplates > 0)
        {
            yield return Warning(WarningKind.IncompletePage, number, $"缺少 {page.MissingTemplates} 个模板页 template pages are missing");
        }

        if (page.Composites > 0)
        {
            yield return Warning(WarningKind.IncompletePage, number, $"{page.Composites} 个复合图元未读取 composite objects were not read");
        }

        if (page.BrokenPaths > 0 || page.LinesOverflowed)
        {
            yield return Warning(WarningKind.IncompletePage, number, "部分线条未读取 some lines were not read");
        }

        if (page.Pictures > 0 && page.Glyphs.Count == 0)
        {
            yield return Warning(WarningKind.UnreadPicture, number, "该页只有图片，未识别 the page holds only pictures, which were not read");
        }
    }

    private static DocumentWarning Warning(string kind, int page, string message) =>
        new(kind, $"page {page.ToString(CultureInfo.InvariantCulture)}", message);
}

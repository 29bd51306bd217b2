using AngleSharp.Dom;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Html;
using Visibility = PerfEval.Ingest.Readers.Html.Visibility;

namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>What a detail page holds: whether it is a document itself, the files that hang on it, its title and day.</summary>
public sealed record DetailPage
{
    /// <summary>Characters of text, beside the names of its files, from which on a page without tables counts as a document.</summary>
    private const int LeastText = 300;

    /// <summary>Tables with data, or enough text: the page is a document of its report.</summary>
    public required bool HasContent { get; init; }

    /// <summary>Files in page order, each once.</summary>
    public required IReadOnlyList<PageFile> Files { get; init; }

    public string? Title { get; init; }

    public DateOnly? PublishedOn { get; init; }

    /// <summary>Changes only with what the page says, not with counters and menus around it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Null where the page cannot be read at all.</summary>
    public static DetailPage? Of(WebPage page, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (new HtmlReader().Read(bytes, new ReaderLimits(), ct) is not ReadResult.Read(var document) || page.Tree is not { } tree)
        {
            return null;
        }

        var files = FilesOf(page, tree, document.Attachments);
        var named = files.Sum(file => file.Text.Length);
        var text = document.Blocks.OfType<Paragraph>().Sum(paragraph => paragraph.Text.AsSpan().Trim().Length);
        return new DetailPage
        {
            HasContent = document.Tables.Any() || text - named >= LeastText,
            Files = files,
            Title = document.Title,
            PublishedOn = document.PublishedOn,
            Fingerprint = PageFingerprint.Of(document, files),
        };
    }

    private static List<PageFile> FilesOf(WebPage page, IDocument tree, IReadOnlyList<AttachmentLink> links)
    {
        var files = new List<PageFile>();
        void Add(string text, string href)
        {
            if (page.Resolve(href) is { } address && address != page.Address && !files.Exists(file => file.Address == address))
            {
                files.Add(new PageFile(address, text));
            }
        }

        // A file in the frame around the article (a manual in the footer) belongs to the site, not to the report.
        var framed = tree.QuerySelectorAll("a[href]").GroupBy(anchor => anchor.GetAttribute("href")!.Trim())
            .Where(anchors => anchors.All(InFrame)).Select(anchors => anchors.Key).ToHashSet();
        foreach (var link in links.Where(link => !framed.Contains(link.Href)))
        {
            Add(link.Title, link.Href);
        }

        foreach (var shown in tree.QuerySelectorAll("iframe[src], embed[src], object[data]"))
        {
            var source = shown.GetAttribute("src") ?? shown.GetAttribute("data")!;
            var viewed = Viewed(source);
            if (page.Resolve(viewed) is { } address && FileLink.IsFile(address))
            {
                Add("", viewed);
            }
        }

        return files;
    }

    private static bool InFrame(IElement anchor)
    {
        for (IElement? element = anchor; element is not null and not { LocalName: "body" }; element = element.ParentElement)
        {
            if (Visibility.IsFrame(element))
            {
                return true;
            }
        }

        return false;
    }

    // pdf.js shows a file that its address names: viewer.html?file=/upload/a.pdf
    private static string Viewed(string source)
    {
        const string Parameter = "file=";
        var at = source.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? source : Uri.UnescapeDataString(source[(at + Parameter.Length)..].Split('&', '#')[0]);
    }
}

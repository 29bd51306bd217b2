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

    /// <summary>Null where the page is no HTML.</summary>
    /// <exception cref="ReadingStoppedException">The page exceeds the limits of reading.</exception>
    public static DetailPage? Of(WebPage page, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Tree is not { } tree)
        {
            return null;
        }

        var document = new HtmlReader().Read(bytes, new ReaderLimits(), page.Work);

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
        var known = new HashSet<Uri>();
        void Add(string text, string href)
        {
            if (page.Resolve(href) is { } address && address != page.Address && known.Add(address))
            {
                files.Add(new PageFile(address, text));
            }
        }

        // A file in the frame around the article (a manual in the footer) belongs to the site, not to the report.
        var framed = Framed(tree, page.Work);
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

    /// <summary>Targets of links that stand in the frame only.</summary>
    private static HashSet<string> Framed(INode root, WorkLimit work)
    {
        var inside = new HashSet<string>();
        var outside = new HashSet<string>();
        var frames = new HashSet<INode>(ReferenceEqualityComparer.Instance);
        var cursor = new NodeCursor(root);
        while (true)
        {
            work.Step();
            var isFramed = (cursor.Node.Parent is { } parent && frames.Contains(parent))
                || (cursor.Node is IElement { LocalName: not ("body" or "html") } element && Visibility.IsFrame(element));
            _ = isFramed && cursor.Node is IElement && frames.Add(cursor.Node);
            if (cursor.Node is IElement { LocalName: "a" } anchor && anchor.GetAttribute("href") is { } href)
            {
                (isFramed ? inside : outside).Add(href.Trim());
            }

            if (cursor.MoveToFirstChild())
            {
                continue;
            }

            while (!cursor.MoveToNextSibling())
            {
                if (!cursor.MoveToParent())
                {
                    inside.ExceptWith(outside);
                    return inside;
                }
            }
        }
    }

    // pdf.js shows a file that its address names: viewer.html?file=/upload/a.pdf
    private static string Viewed(string source)
    {
        const string Parameter = "file=";
        var at = source.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? source : Uri.UnescapeDataString(source[(at + Parameter.Length)..].Split('&', '#')[0]);
    }
}

using AngleSharp.Dom;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Html;

namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>
/// A fetched page as text and, where it is HTML, as a tree; how it was asked for stays with the fetch. What is asked of it counts against one
/// limit of work, so that everything that walks it may end with <see cref="ReadingStoppedException"/>.
/// </summary>
public sealed class WebPage : IDisposable
{
    private const int LongestAddress = 2_000;

    private readonly Lazy<IDocument?> _tree;
    private readonly Lazy<Uri> _base;
    private readonly Lazy<IReadOnlyList<PageAnchor>> _anchors;

    private WebPage(Uri address, string text, string charset, WorkLimit work)
    {
        Address = address;
        Text = text;
        Charset = charset;
        Work = work;
        _tree = new Lazy<IDocument?>(Parse);
        _base = new Lazy<Uri>(Base);
        _anchors = new Lazy<IReadOnlyList<PageAnchor>>(() => PageAnchor.AllOf(this));
    }

    /// <summary>Where it was finally found; links are relative to it.</summary>
    public Uri Address { get; }

    public string Text { get; }

    /// <summary>The encoding it was read in.</summary>
    public string Charset { get; }

    /// <summary>Null where the text is no HTML.</summary>
    public IDocument? Tree => _tree.Value;

    /// <summary>Its anchors that lead anywhere else, in page order, each occurrence.</summary>
    internal IReadOnlyList<PageAnchor> Anchors => _anchors.Value;

    /// <summary>What reading it may still spend.</summary>
    internal WorkLimit Work { get; }

    /// <param name="headerCharset">charset of Content-Type, null where it says none.</param>
    /// <param name="work">Processor time for all that is asked of it.</param>
    public static WebPage Of(Uri address, ReadOnlySpan<byte> bytes, string? headerCharset, TimeSpan work, CancellationToken ct)
    {
        var (text, charset) = HtmlDecoder.DecodeNamed(bytes, headerCharset);
        return new WebPage(address, text, charset, new WorkLimit(work, ct));
    }

    /// <summary>A page from its text, with no limit of work: a test.</summary>
    public static WebPage Of(Uri address, string text) => new(address, text, "utf-8", WorkLimit.None);

    /// <summary>A fragment of this page's data as a page of its own, under the same limit.</summary>
    public WebPage Fragment(string text) => new(Address, text, Charset, Work);

    /// <summary>The absolute address of a link, without its fragment; null where it leads nowhere that can be fetched.</summary>
    public Uri? Resolve(string? href)
    {
        Work.Step();
        if (string.IsNullOrEmpty(href) || href.Length > LongestAddress)
        {
            return null;
        }

        var link = href.Trim().Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
        if (link.Length == 0 || link[0] == '#')
        {
            return null;
        }

        return Uri.TryCreate(_base.Value, link.Replace('\\', '/'), out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
                && address.UserInfo.Length == 0 && address.Host.Length > 0 && address.AbsoluteUri.Length <= LongestAddress
            ? WebAddress.Canonical(address)
            : null;
    }

    public void Dispose()
    {
        if (_tree.IsValueCreated)
        {
            _tree.Value?.Dispose();
        }
    }

    private Uri Base() =>
        Tree?.QuerySelector("base[href]")?.GetAttribute("href") is { Length: > 0 and <= LongestAddress } given && Uri.TryCreate(Address, given, out var stated)
            ? stated
            : Address;

    private IDocument? Parse() => Text.Contains('<', StringComparison.Ordinal) ? HtmlTree.Of(Text, new ReaderLimits(), Work) : null;
}

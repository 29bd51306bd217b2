using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Html;

namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>A fetched page as text and, where it is HTML, as a tree; how it was asked for stays with the fetch.</summary>
public sealed class WebPage : IDisposable
{
    private const int OpenTagsPerLevel = 5;
    private const int LongestAddress = 2_000;

    private readonly Lazy<IDocument?> _tree;

    private WebPage(Uri address, string text, string charset)
    {
        Address = address;
        Text = text;
        Charset = charset;
        _tree = new Lazy<IDocument?>(Parse);
    }

    /// <summary>Where it was finally found; links are relative to it.</summary>
    public Uri Address { get; }

    public string Text { get; }

    /// <summary>The encoding it was read in.</summary>
    public string Charset { get; }

    /// <summary>Null where the text is no HTML, or nested too deeply to be a page.</summary>
    public IDocument? Tree => _tree.Value;

    /// <param name="headerCharset">charset of Content-Type, null where it says none.</param>
    public static WebPage Of(Uri address, ReadOnlySpan<byte> bytes, string? headerCharset)
    {
        var (text, charset) = HtmlDecoder.DecodeNamed(bytes, headerCharset);
        return new WebPage(address, text, charset);
    }

    /// <summary>A page from its text: a fragment inside a data store, a test.</summary>
    public static WebPage Of(Uri address, string text) => new(address, text, "utf-8");

    /// <summary>The absolute address of a link, without its fragment; null where it leads nowhere that can be fetched.</summary>
    public Uri? Resolve(string? href)
    {
        var link = href?.Trim().Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
        if (string.IsNullOrEmpty(link) || link[0] == '#')
        {
            return null;
        }

        var start = Tree?.QuerySelector("base[href]")?.GetAttribute("href") is { Length: > 0 } given && Uri.TryCreate(Address, given, out var stated) ? stated : Address;
        return Uri.TryCreate(start, link.Replace('\\', '/'), out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
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

    private IDocument? Parse() =>
        !Text.Contains('<', StringComparison.Ordinal) || OpenTags.Exceed(Text, OpenTagsPerLevel * new ReaderLimits().MaxElementDepth) ? null : new HtmlParser().ParseDocument(Text);
}

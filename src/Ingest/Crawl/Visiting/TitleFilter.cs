using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Sources;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>Which titles of a list are a report's: one word in, no word out. A source's own words replace those of the vocabulary.</summary>
public sealed class TitleFilter
{
    private readonly IReadOnlyList<string> _in;
    private readonly IReadOnlyList<string> _out;

    public TitleFilter(Source source, CrawlWords words)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(words);
        _in = source.TitleIn is { } own ? [.. own.Select(CrawlWords.Squeeze)] : words.TitleIn;
        _out = source.TitleOut is { } others ? [.. others.Select(CrawlWords.Squeeze)] : words.TitleOut;
    }

    public bool IsReport(string title)
    {
        var squeezed = CrawlWords.Squeeze(title);
        return _in.Any(word => squeezed.Contains(word, StringComparison.Ordinal)) && !_out.Any(word => squeezed.Contains(word, StringComparison.Ordinal));
    }
}

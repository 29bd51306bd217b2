using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>All kinds of lists, in the order in which they are asked for a page.</summary>
public static class SourceKinds
{
    // Systems with a sure mark first; the generic kind takes every page.
    private static readonly ISourceKind[] s_all =
    [
        new JsonProxy(),
        new Jcms(),
        new Platform(),
        new TrsScript(),
        new Trs(),
        new Vsb(),
        new Catalogue(),
        new Generic()
    ];

    public static IReadOnlyList<string> Names { get; } = [.. s_all.Select(kind => kind.Name)];

    public static bool Exists(string name) => Names.Contains(name);

    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static ISourceKind Named(string name) =>
        Array.Find(s_all, kind => kind.Name == name) ?? throw new ArgumentException($"no kind {name}; there are {string.Join(", ", Names)}", nameof(name));

    /// <summary>The first kind that recognises a list's first page; the generic one takes every page.</summary>
    public static ISourceKind Detect(WebPage page) => Array.Find(s_all, kind => kind.Recognises(page)) ?? s_all[^1];
}

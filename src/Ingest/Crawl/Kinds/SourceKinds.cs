using PerfEval.Ingest.Crawl.Pages;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>All kinds of this assembly.</summary>
public static class SourceKinds
{
    private static readonly ISourceKind[] All =
    [
        .. typeof(SourceKinds).Assembly.GetTypes()
            .Where(type => type.IsClass && !type.IsAbstract && typeof(ISourceKind).IsAssignableFrom(type))
            .Select(type => (ISourceKind)Activator.CreateInstance(type)!)
            .OrderBy(kind => kind.Order)
            .ThenBy(kind => kind.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(kind => kind.Name)];

    public static bool Exists(string name) => Names.Contains(name);

    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static ISourceKind Named(string name) =>
        Array.Find(All, kind => kind.Name == name) ?? throw new ArgumentException($"no kind {name}; there are {string.Join(", ", Names)}", nameof(name));

    /// <summary>The first kind that recognises a list's first page; the generic one takes every page.</summary>
    public static ISourceKind Detect(WebPage page) => Array.Find(All, kind => kind.Recognises(page)) ?? All[^1];
}

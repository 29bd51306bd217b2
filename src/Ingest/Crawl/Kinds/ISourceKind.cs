using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>
/// One system that portals are built with: how it lays out its lists. Implementations have no state and a constructor without
/// parameters; <see cref="SourceKinds"/> lists them. Bad pages give empty lists, never exceptions.
/// </summary>
public interface ISourceKind
{
    /// <summary>As `kind` of a source names it.</summary>
    string Name { get; }

    /// <summary>Whether the first page of a list looks like this kind's.</summary>
    bool Recognises(WebPage page);

    /// <summary>Reads one page of a list, the first or a later one.</summary>
    ListPage Read(WebPage page);
}

using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Crawl.Sources;

namespace PerfEval.Worker.Publishing;

/// <summary>What each source gave when it was last visited: a publication rests on all of them, whichever were crawled for it.</summary>
public static class LastYields
{
    /// <param name="archive">Folder of the archive, which need not be there.</param>
    /// <param name="sources">Folder of the source files; their limits are those of now, so that one that was wrong can be mended.</param>
    /// <param name="tonight">What is known better than from the archive.</param>
    public static IReadOnlyList<SourceYield> Of(string archive, string sources, IReadOnlyList<SourceYield> tonight)
    {
        if (!Directory.Exists(archive) || !Directory.Exists(sources))
            return tonight;
        using var journal = ArchiveJournal.OpenReader(archive);
        return
        [
            .. tonight,
            .. SourceFolder.Load(sources).Sources
                .Where(source => source.Enabled && !tonight.Any(yield => yield.Source == source.Id))
                .Select(source => (source, journal.State.Source(source.Id)?.LastEnd))
                .Where(last => last.LastEnd?.Documents is not null)
                .Select(last => Of(last.source, last.LastEnd!.Documents!.Value, last.LastEnd.Quarantined ?? 0, last.LastEnd.Complete)),
        ];
    }

    public static SourceYield Of(Source source, int documents, int quarantined, bool complete) =>
        new(source.Id, documents, quarantined, source.MinDocuments > 0 ? source.MinDocuments : null, source.MaxDocuments, complete);
}

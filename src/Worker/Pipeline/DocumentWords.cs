using PerfEval.Ingest.Archive.Journal;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Worker.Pipeline;

/// <summary>What the archive knows of a document beside its bytes, as the warehouse keeps it.</summary>
internal static class DocumentWords
{
    public static LoadItem Of(ArchivedDocument original) => Describe(
        new LoadItem { DocumentId = "", Origin = original.Address, Sha256 = original.Sha256, SourceName = original.Name, RecognitionKey = "" }, original,
        isMember: false);

    /// <summary>The portal's title and date stand before those that the file states; of a member, behind.</summary>
    public static LoadItem Describe(LoadItem item, ArchivedDocument? original, bool isMember)
    {
        if (original is null)
            return item;
        var listed = original.Title.Length > 0 ? original.Title : null;
        return item with
        {
            Portal = original.IsLocal ? null : original.Portal ?? original.Source,
            Url = original.IsLocal ? null : original.Address,
            Title = isMember ? item.Title ?? listed : listed ?? item.Title,
            PublishedOn = original.PublishedOn ?? item.PublishedOn,
            FetchedAt = original.FetchedAt.UtcDateTime,
        };
    }
}

using PerfEval.Ingest.Crawl.Kinds;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>An entry that is to be visited.</summary>
/// <param name="Depth">Lists inside which it was found: 0 for an entry of a start page's list.</param>
internal sealed record FoundEntry(ListEntry Entry, int Depth)
{
    public string Address => AddressSecrets.Cut(Entry.Address);
}

using PerfEval.Ingest.Archive.Journal;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>The documents that the archive has of one source, kept up to date while it is crawled.</summary>
internal sealed class KnownDocuments
{
    private readonly Dictionary<string, ArchivedDocument> _byAddress;
    private readonly Dictionary<string, string> _addressOf = [];

    public KnownDocuments(ArchiveState state, string source)
    {
        _byAddress = state.Documents.Where(document => document.Source == source && document.Current).ToDictionary(document => document.Address);
        foreach (var document in _byAddress.Values.Where(document => document.WithdrawnAt is null && !document.Forgotten))
        {
            _addressOf.TryAdd(document.Sha256, document.Address);
        }
    }

    /// <summary>Current ones, withdrawn ones included, as they were when the night began.</summary>
    public IReadOnlyCollection<ArchivedDocument> AtStart => _byAddress.Values;

    public ArchivedDocument? At(string address) => _byAddress.GetValueOrDefault(address);

    /// <summary>Another address whose document has these bytes; null where there is none.</summary>
    public string? OtherWith(string sha256, string address) => _addressOf.TryGetValue(sha256, out var other) && other != address ? other : null;

    public void Has(string sha256, string address)
    {
        if (_byAddress.TryGetValue(address, out var before) && before.Sha256 != sha256 && _addressOf.GetValueOrDefault(before.Sha256) == address)
        {
            _addressOf.Remove(before.Sha256);
        }

        _addressOf.TryAdd(sha256, address);
    }

    public void IsGone(ArchivedDocument document)
    {
        if (_addressOf.GetValueOrDefault(document.Sha256) == document.Address)
        {
            _addressOf.Remove(document.Sha256);
        }
    }
}

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>All that the journal says of one address.</summary>
internal sealed class AddressHistory(string address)
{
    private readonly List<AddressVersion> _versions = [];

    public string Address { get; } = address;

    /// <summary>Place of the last record of this address alone.</summary>
    public RecordOrder LastOrder { get; set; }

    /// <summary>The last attempt, whatever came of it.</summary>
    public Fetch? LastAttempt { get; set; }

    /// <summary>The last fetch that brought or confirmed bytes; a 304 keeps the validators of the answer before it.</summary>
    public Fetch? LastContent { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public Listing? Listing { get; private set; }

    public IReadOnlyList<AddressVersion> Versions => _versions;

    public AddressVersion? Current => _versions.Count > 0 ? _versions[^1] : null;

    public void List(Listing listing)
    {
        Listing = listing;
        // What the portal says now is said of the version that it shows now.
        Current?.List(listing);
    }

    /// <summary>Makes these bytes the current version; one that was replaced by others may come back.</summary>
    /// <returns>The version that they replace; null where they are the first or the same.</returns>
    public AddressVersion? Take(Fetch fetch, RecordOrder order)
    {
        var before = Current;
        if (before is not null && before.Sha256 == fetch.Sha256)
            return null;
        before?.GiveWay(fetch);
        var version = _versions.Find(v => v.Sha256 == fetch.Sha256) ?? new AddressVersion(fetch);
        _versions.Remove(version);
        _versions.Add(version);
        version.Come(order, Listing);
        return before;
    }
}

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>Bytes that an address served, and for how long.</summary>
internal sealed class AddressVersion(Fetch fetch)
{
    /// <summary>The fetch that first brought them.</summary>
    public Fetch Fetch { get; } = fetch;

    public string Sha256 => Fetch.Sha256!;

    /// <summary>Place of the record that made it current, over the whole journal.</summary>
    public RecordOrder Order { get; private set; }

    /// <summary>What the portal said of it last.</summary>
    public Listing? Listing { get; private set; }

    // Of a run before.
    private Listing? Earlier { get; set; }

    public void List(Listing? listing)
    {
        if (Listing?.Run != listing?.Run)
            Earlier = Listing;
        Listing = listing;
    }

    /// <summary>Other bytes take its place, and what the same run said of the address is said of them: lists are walked before files are fetched.</summary>
    public void GiveWay(Fetch to)
    {
        ReplacedAt = to.At;
        if (Listing is { } said && said.Run == to.Run)
            Listing = Earlier;
    }

    /// <summary>The source that shows it: what lists it says so last.</summary>
    public string Source => Listing?.Source ?? Fetch.Source;

    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>It is current, for the first time or again.</summary>
    public void Come(RecordOrder order, Listing? listing)
    {
        (ReplacedAt, Order) = (null, order);
        List(listing);
    }

    public bool Forgotten { get; set; }
}

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>Bytes that an address served, and for how long.</summary>
internal sealed class AddressVersion(Fetch fetch)
{
    /// <summary>The fetch that first brought them.</summary>
    public Fetch Fetch { get; } = fetch;

    public string Sha256 => Fetch.Sha256!;

    /// <summary>Place of the record that made it current, over the whole journal.</summary>
    public RecordOrder Order { get; set; }

    public Listing? Listing { get; set; }

    /// <summary>The source that shows it: what lists it says so last.</summary>
    public string Source => Listing?.Source ?? Fetch.Source;

    public DateTimeOffset? ReplacedAt { get; set; }

    public bool Forgotten { get; set; }
}

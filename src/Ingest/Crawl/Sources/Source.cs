using PerfEval.Ingest.Crawl.Http;

namespace PerfEval.Ingest.Crawl.Sources;

/// <summary>One portal to crawl, as data/sources/&lt;id&gt;.yaml describes it.</summary>
public sealed record Source
{
    /// <summary>Stem of the file.</summary>
    public required string Id { get; init; }

    /// <summary>The portal as people call it.</summary>
    public required string Name { get; init; }

    /// <summary>GB/T 2260 code of the division whose units report here; null where the portal serves several.</summary>
    public string? Division { get; init; }

    /// <summary>False: known, but not visited.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>First pages of the lists to walk.</summary>
    public required IReadOnlyList<Uri> Start { get; init; }

    /// <summary>Name of the portal's system; null lets the first page decide.</summary>
    public string? Kind { get; init; }

    /// <summary>Hosts that may be asked, as host or host:port; those of the start pages are always among them.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>All of these, each once, as <see cref="AllowedHosts"/> compares them, in the order of their names.</summary>
    public IReadOnlyList<string> AllHosts =>
        [.. Hosts.Select(host => AllowedHosts.Normal(host) ?? host).Concat(Start.Select(AllowedHosts.EntryOf)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A title is a report's when it holds one of these …</summary>
    public IReadOnlyList<string>? TitleIn { get; init; }

    /// <summary>… and none of these. Null takes the list of the vocabulary, as above.</summary>
    public IReadOnlyList<string>? TitleOut { get; init; }

    /// <summary>When to crawl: cron with five fields, Asia/Shanghai; null leaves it to the night.</summary>
    public string? Schedule { get; init; }

    /// <summary>Least pause between two requests to one host.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause that slowing down may reach.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Documents that a complete walk must at least have seen; fewer is an assertion of the night that fails.</summary>
    public int MinDocuments { get; init; }

    /// <summary>More documents than this are suspicious and said; null is no bound.</summary>
    public int? MaxDocuments { get; init; }

    public NightBudget Budget { get; init; } = new();

    /// <summary>
    /// Nights between two looks at an attachment whose server ignores conditions, so that every look costs the whole file. 0 looks every
    /// night and misses nothing.
    /// </summary>
    public int RecheckDays { get; init; }

    /// <summary>On this machine or its own network: private addresses may be connected to.</summary>
    public bool Local { get; init; }

    /// <summary>The file it was read from; empty where a test wrote it.</summary>
    public string File { get; init; } = "";
}

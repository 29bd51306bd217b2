namespace PerfEval.Portal;

/// <summary>What a site has at an address.</summary>
public sealed record Answer
{
    public int Status { get; init; } = 200;

    public required byte[] Body { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Name of the file in Content-Disposition; null to leave it to the address.</summary>
    public string? FileName { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Quoted, or null.</summary>
    public string? ETag { get; init; }

    /// <summary>list, page, attachment, robots or other.</summary>
    public required string Kind { get; init; }
}

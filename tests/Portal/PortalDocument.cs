namespace PerfEval.Portal;

/// <summary>One report on a site, in its present edition.</summary>
public sealed record PortalDocument
{
    /// <summary>From the plan's first number in order of publication; names the reporting unit.</summary>
    public required int Number { get; init; }

    /// <summary>0 at first, one more with every change.</summary>
    public required int Edition { get; init; }

    /// <summary>Full printed name of the reporting unit.</summary>
    public required string Unit { get; init; }

    public required string Title { get; init; }

    public required DateOnly PublishedOn { get; init; }

    /// <summary>When this edition was put up.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>.docx, .xlsx, .zip and so on for a file hung on the page; .html where the page itself is the report.</summary>
    public required string Extension { get; init; }

    /// <summary>Address of the detail page.</summary>
    public required Uri Page { get; init; }

    /// <summary>Address of the attached file; null where the page itself is the report.</summary>
    public required Uri? Attachment { get; init; }

    /// <summary>The report's own bytes: the attachment, or the whole page.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>SHA-256 of each document a warehouse has of it: of <see cref="Bytes"/>, or of the archive's member.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>Address under which the report itself is found.</summary>
    public Uri Address => Attachment ?? Page;
}

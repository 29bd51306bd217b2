using PerfEval.SampleGenerator;

namespace PerfEval.Portal;

/// <summary>One site of the portal as it is at the start.</summary>
public sealed record SitePlan
{
    /// <summary>Names the site in logs and its source file.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="SiteKinds.Names"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Reports at the start.</summary>
    public int Documents { get; init; } = 20;

    public ReportSize Size { get; init; } = ReportSize.Brief;

    public FormatMix Formats { get; init; } = FormatMix.Plain;

    /// <summary>Number of the first report; sites of one county keep apart by it, since the number names the unit.</summary>
    public int FirstNumber { get; init; }

    /// <summary>GB/T 2260 code of the county whose site it is; one of <see cref="PrintedReport.Divisions"/>.</summary>
    public string Division { get; init; } = PrintedReport.Divisions[0];

    /// <summary>Entries on one list page, other notices included.</summary>
    public int PageSize { get; init; } = 20;

    /// <summary>Every so many entries a notice that is no report; 0 for none.</summary>
    public int NoticeEvery { get; init; } = 6;

    /// <summary>What the site tells to make requests conditional.</summary>
    public SiteValidators Validators { get; init; } = SiteValidators.Both;
}

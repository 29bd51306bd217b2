namespace PerfEval.Portal;

/// <summary>What a portal starts with; documents come, change and go later through its sites.</summary>
public sealed record PortalPlan
{
    /// <summary>One site for each entry, every site on a port of its own.</summary>
    public required IReadOnlyList<SitePlan> Sites { get; init; }

    public ulong Seed { get; init; } = 20240501;

    /// <summary>The first site's port; the others follow. 0 takes free ports.</summary>
    public int Port { get; init; }

    /// <summary>One site of each kind with <paramref name="documents"/> reports in all.</summary>
    public static PortalPlan OfEachKind(int documents, SampleGenerator.ReportSize size = SampleGenerator.ReportSize.Brief, FormatMix? formats = null) => new()
    {
        Sites =
        [
            .. SiteKinds.Names.Select((kind, i) => new SitePlan
            {
                Name = kind,
                Kind = kind,
                Size = size,
                Formats = formats ?? FormatMix.Plain,
                Documents = documents / SiteKinds.Names.Count + (i < documents % SiteKinds.Names.Count ? 1 : 0),
                Division = SampleGenerator.PrintedReport.Divisions[i],
                Validators = kind == "platform" ? SiteValidators.Date : kind == "plain" ? SiteValidators.None : SiteValidators.Both,
            }),
        ],
    };
}

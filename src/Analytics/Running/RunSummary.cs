namespace PerfEval.Analytics.Running;

/// <summary>What one run did, rule by rule in order of id.</summary>
public sealed record RunSummary(IReadOnlyList<RuleOutcome> Rules)
{
    /// <summary>Pairs of rule and report that were looked at in this run; 0 where nothing had changed.</summary>
    public int Looked => Rules.Sum(rule => rule.Reports);

    /// <summary>Those of them that could be checked.</summary>
    public int Checked => Rules.Sum(rule => rule.Checked);

    /// <summary>Flags raised in this run.</summary>
    public int Fired => Rules.Sum(rule => rule.Flags);

    /// <summary>Rules that had results and are not in the catalogue any more: their flags are removed.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>Rules whose query failed; the others ran all the same.</summary>
    public IEnumerable<RuleOutcome> Failed => Rules.Where(rule => rule.Failure is not null);
}

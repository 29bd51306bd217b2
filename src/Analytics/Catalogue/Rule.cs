namespace PerfEval.Analytics.Catalogue;

/// <summary>One rule file: what its header says and the query below it.</summary>
public sealed record Rule
{
    public required string Id { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>error, warning, info → the condition in words.</summary>
    public required IReadOnlyDictionary<string, LocalizedText> Severity { get; init; }

    /// <summary>unit, project, cross-year, peer.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>One flag per report with the places in subjects, instead of one flag per subject.</summary>
    public bool Grouped { get; init; }

    /// <summary>Rules whose flag explains this one's, best first.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    public required IReadOnlyList<RuleBasis> Basis { get; init; }

    /// <summary>What may explain the finding without anything being wrong; appended to every message.</summary>
    public required IReadOnlyList<LocalizedText> Innocent { get; init; }

    /// <summary>View → columns. A report without rows in one of these views cannot be checked.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Needs { get; init; }

    /// <summary>View → columns read where present. Where nothing is needed, one of these must have rows.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Uses { get; init; }

    public required IReadOnlyList<RuleParameter> Parameters { get; init; }

    public required IReadOnlyList<RuleExample> Examples { get; init; }

    /// <summary>The whole file as written, header included: it runs when pasted into a DuckDB shell.</summary>
    public required string Sql { get; init; }

    /// <summary>Where it came from, for messages: a path, or the file name of a built-in rule.</summary>
    public required string File { get; init; }

    /// <summary>One of the program's own, not of a folder that the user names.</summary>
    public bool IsBuiltIn => !File.Contains('/', StringComparison.Ordinal);

    /// <summary>SHA-256 of the file, in hex.</summary>
    public required string Hash { get; init; }

    /// <summary>A rule that compares reports sees all of them; the others see only those that changed.</summary>
    public bool ComparesReports => Scopes.Contains("peer") || Scopes.Contains("cross-year");
}

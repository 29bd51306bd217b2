namespace PerfEval.Normalize.Warehouse;

/// <summary>What became of a document.</summary>
public static class DocumentStatus
{
    public const string Read = "read";

    /// <summary>Read, but no form of a unit was found.</summary>
    public const string Unrecognised = "unrecognised";

    public const string Rejected = "rejected";

    /// <summary>Read once; a changed file has come to its origin since.</summary>
    public const string Replaced = "replaced";

    /// <summary>SQL: the document's rows are those of its origin.</summary>
    internal const string IsLoaded = $"status IN ('{Read}', '{Unrecognised}')";
}

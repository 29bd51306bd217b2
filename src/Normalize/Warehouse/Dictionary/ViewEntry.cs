namespace PerfEval.Normalize.Warehouse.Dictionary;

/// <summary>One public view: its two names, what a row of it is, and its columns in order.</summary>
public sealed record ViewEntry(string Name, string Chinese, string Meaning, string MeaningEnglish, IReadOnlyList<ColumnEntry> Columns)
{
    /// <summary>Values of such a view are those that provenance and evidence point to.</summary>
    public bool HoldsFacts => Name == "report" || (Columns.Any(c => c.Name == "row_key") && Columns.All(c => c.Name != "view"));
}

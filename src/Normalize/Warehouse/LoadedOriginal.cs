namespace PerfEval.Normalize.Warehouse;

/// <summary>An original of the archive, all of whose documents are in the warehouse: one, or the members of a packed file.</summary>
/// <param name="Reader">Format it was read as; empty where none knew it.</param>
/// <param name="LoadKey">Hash of all besides the bytes that decides the rows.</param>
public sealed record LoadedOriginal(string Address, string Sha256, string Reader, string LoadKey)
{
    /// <summary>A newer version of the same address is in the warehouse.</summary>
    public bool Replaced { get; init; }

    /// <summary>What the portal says of it, for rows that are here already under other words; null where the rows were written just now.</summary>
    public LoadItem? Described { get; init; }
}

namespace PerfEval.Worker.State;

/// <summary>The folder of one warehouse file, and what lies beside it: nothing of two homes is shared.</summary>
public sealed record DataHome
{
    private DataHome(string warehouse) => Warehouse = warehouse;

    /// <summary>The warehouse file, private to the writer.</summary>
    public string Warehouse { get; }

    /// <summary>What was learnt of the vocabulary's labels; learnt anew where it is gone.</summary>
    public string Labels => Warehouse + ".labels";

    public string Folder => Path.GetDirectoryName(Warehouse)!;

    /// <summary>Folder of originals and journal.</summary>
    public string Archive => Path.Combine(Folder, "archive");

    /// <summary>Folder of the generations that readers open.</summary>
    public string Published => Path.Combine(Folder, "published");

    /// <summary>What users decided, and the runs.</summary>
    public string State => Path.Combine(Folder, "state.db");

    /// <summary>A copy of the state that serve renews, a quarter of an hour old at most.</summary>
    public string StateCopy => Path.Combine(Folder, "state.copy.db");

    /// <summary>The same as an earlier version of the program kept it.</summary>
    public string OldState => Path.Combine(Folder, "state.duckdb");

    /// <summary>Held by the one serve of this home; shared by servers with names, who each hold one of their own.</summary>
    /// <param name="node">Name of the server; null for the home's.</param>
    public string ServeLockOf(string? node) => Path.Combine(Folder, node is null ? "serve.lock" : $"serve-{node}.lock");

    /// <summary>What serve has still to do.</summary>
    public string Jobs => Path.Combine(Folder, "jobs.db");

    /// <summary>Where a running serve says how to reach it.</summary>
    /// <param name="node">Name of the server; null where the home has one.</param>
    public string EndpointOf(string? node) => Path.Combine(Folder, node is null ? "serve.json" : $"serve-{node}.json");

    /// <param name="warehousePath">As given with --db.</param>
    public static DataHome Of(string warehousePath) => new(Path.GetFullPath(warehousePath));
}

namespace PerfEval.Worker;

/// <summary>The folder of one warehouse file, and what lies beside it: nothing of two homes is shared.</summary>
public sealed record DataHome
{
    private DataHome(string warehouse) => Warehouse = warehouse;

    /// <summary>The warehouse file, private to the writer.</summary>
    public string Warehouse { get; }

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

    /// <summary>Held by the one serve of this home.</summary>
    public string ServeLock => Path.Combine(Folder, "serve.lock");

    /// <summary>What serve has still to do.</summary>
    public string Jobs => Path.Combine(Folder, "jobs.db");

    /// <summary>Where a running serve says how to reach it.</summary>
    public string Endpoint => Path.Combine(Folder, "serve.json");

    /// <param name="warehousePath">As given with --db.</param>
    public static DataHome Of(string warehousePath) => new(Path.GetFullPath(warehousePath));
}

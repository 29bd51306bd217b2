namespace PerfEval.Worker;

/// <summary>The folder of a warehouse and what else lives in it.</summary>
public sealed record DataHome(string Warehouse, string Archive, string Published, string State, string Endpoint)
{
    public static DataHome Of(string warehousePath)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(warehousePath))!;
        return new DataHome(
            warehousePath, Path.Combine(folder, "archive"), Path.Combine(folder, "published"), Path.Combine(folder, "state.duckdb"), Path.Combine(folder, "serve.json"));
    }
}

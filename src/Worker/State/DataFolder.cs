namespace PerfEval.Worker.State;

/// <summary>The folder of what an analyst may edit: divisions, vocabulary, samples.</summary>
public static class DataFolder
{
    public const string Variable = "PERFEVAL_DATA";

    private const string Landmark = "divisions.csv";

    /// <summary>What the environment names; else the folder data beside the program or above it.</summary>
    /// <exception cref="DataFolderMissingException">There is none.</exception>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(Path.Combine(named, Landmark)) ? named : throw Missing(named);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "data");
            if (File.Exists(Path.Combine(data, Landmark)))
                return data;
        }

        throw Missing(AppContext.BaseDirectory);
    }

    private static DataFolderMissingException Missing(string where) => new(where, Landmark);
}

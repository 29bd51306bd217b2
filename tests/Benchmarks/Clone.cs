namespace PerfEval.Benchmarks;

/// <summary>The clone that the benchmark runs from.</summary>
internal static class Clone
{
    public static string Root { get; } = FindRoot();

    public static string Data => Path.Combine(Root, "data");

    /// <summary>The program as it was built with the benchmarks, in the same configuration.</summary>
    public static string Program => Built("src/Worker", "perfeval.dll");

    public static string Built(string project, string file) =>
        Path.Combine(Root, project, "bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!, "net10.0", file);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PerfEval.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The benchmark runs from a clone: PerfEval.sln was not found above it.");
    }
}

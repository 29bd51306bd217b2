namespace PerfEval.Benchmarks;

/// <summary>Where the clone is that this program was built in.</summary>
internal static class Clone
{
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PerfEval.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The benchmark runs from a clone: PerfEval.sln was not found above it.");
    }

    /// <summary>A program of the clone, built in the same configuration as this one.</summary>
    public static string Built(string root, string project, string file) =>
        Path.Combine(root, project, "bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!, "net10.0", file);
}

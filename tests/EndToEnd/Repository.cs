namespace PerfEval.EndToEnd.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Sample(string name) => Path.Combine(Root, "data", "samples", name);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PerfEval.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("PerfEval.sln is not above the tests.");
        return folder.FullName;
    }
}

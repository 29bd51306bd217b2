namespace PerfEval.Mutants;

/// <summary>The files of a tree that can be mutated, and their places in a fixed order.</summary>
public static class SourceTree
{
    private static readonly string[] s_projects = ["Ingest", "Normalize", "Analytics", "Worker"];

    public static bool IsProject(string name) => s_projects.Contains(name);

    /// <param name="project">Null for all.</param>
    public static IEnumerable<Mutant> Sites(string root, string? project) =>
        from name in s_projects
        where project is null || name == project
        from file in Directory.EnumerateFiles(Path.Combine(root, "src", name), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let relative = Path.GetRelativePath(root, file).Replace('\\', '/')
        where CanBeMutated(relative)
        from site in relative.EndsWith(".cs", StringComparison.Ordinal)
            ? CSharpSites.Of(relative, File.ReadAllText(file))
            : SqlSites.Of(relative, File.ReadAllText(file))
        select site;

    /// <summary>The root of the clone that the program runs in.</summary>
    public static string FindRoot()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PerfEval.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"{Environment.CurrentDirectory} lies in no clone of PerfEval.");
    }

    // Migrations are generated.
    private static bool CanBeMutated(string file) =>
        !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            && !file.Contains("/Migrations/", StringComparison.Ordinal)
            && (file.EndsWith(".cs", StringComparison.Ordinal)
                || (file.StartsWith("src/Analytics/Rules/", StringComparison.Ordinal) && file.EndsWith(".sql", StringComparison.Ordinal)));
}

namespace PerfEval.Ingest.Crawl.Sources;

/// <summary>The sources of a folder: one .yaml file per portal.</summary>
public static class SourceFolder
{
    /// <summary>All sources without problems, in the order of their file names, and the problems of the others.</summary>
    public static (IReadOnlyList<Source> Sources, IReadOnlyList<SourceProblem> Problems) Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var problems = new List<SourceProblem>();
        if (!Directory.Exists(folder))
        {
            return ([], [new SourceProblem(folder, 0, "没有这个目录。", "There is no such folder.")]);
        }

        foreach (var stray in Directory.EnumerateFiles(folder, "*.yml").Order(StringComparer.Ordinal))
        {
            problems.Add(new SourceProblem(Path.GetFileName(stray), 0, "扩展名须为 .yaml。", "The extension must be .yaml."));
        }

        var sources = Directory.EnumerateFiles(folder, "*.yaml")
            .Order(StringComparer.Ordinal)
            .Select(file => SourceFile.Read(file, problems))
            .OfType<Source>()
            .ToList();
        return (sources, problems);
    }
}

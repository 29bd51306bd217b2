namespace PerfEval.Ingest.Tests;

/// <summary>Documents beside the repository, in ../shared.</summary>
public static class SharedFiles
{
    /// <summary>Null where the folder is missing.</summary>
    public static string? Root { get; } = Find();

    public static string PathOf(string name) => Path.Combine(Root!, name);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PerfEval.sln")) && folder.Parent is { } parent)
            {
                var shared = Path.Combine(parent.FullName, "shared");
                return Directory.Exists(Path.Combine(shared, "samples")) ? shared : null;
            }
        }

        return null;
    }
}

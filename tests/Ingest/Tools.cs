namespace PerfEval.Ingest.Tests;

/// <summary>Programs of the system that tests run.</summary>
public static class Tools
{
    public static string? Missing(IEnumerable<string> tools) => tools.FirstOrDefault(tool => Find(tool) is null);

    public static string? Find(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);
}

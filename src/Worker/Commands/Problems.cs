namespace PerfEval.Worker.Commands;

/// <summary>Problems that several commands of the archive meet.</summary>
internal static class Problems
{
    public static Problem NoArchive(DataHome home) => new(
        $"找不到档案 {home.Archive}。", $"There is no archive at {home.Archive}.", "perfeval ingest PATH…, or name the warehouse beside it with --db FILE");

    public static Problem NotArchived(string name) => new(
        $"档案中没有 {name}，或其指纹前缀不唯一。", $"The archive has no {name}, or several hashes begin like that.", "perfeval archive list");

    public static Problem AlreadyForgotten(string sha256) => new(
        $"{sha256} 已经删除。", $"{sha256} is forgotten already.", $"perfeval archive list --forgotten, or to have it back: perfeval restore {sha256[..12]} --who … --why …");

    public static Problem NotForgotten(string name) => new(
        $"没有名为 {name} 的已删除文件。", $"Nothing that was forgotten is called {name}.", "perfeval archive list --forgotten");
}

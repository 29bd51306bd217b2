using PerfEval.Worker.Checking;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Queries;
using PerfEval.Worker.Server;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>Problems that several commands meet.</summary>
internal static class Problems
{
    public static Problem NoArchive(DataHome home) => new(
        $"找不到档案 {home.Archive}。", $"There is no archive at {home.Archive}.", "perfeval ingest PATH…, or name the warehouse beside it with --db FILE");

    public static Problem NoDataFolder(DataFolderMissingException missing) => new(
        $"找不到数据目录（{missing.Where}）。", missing.Message, $"export {DataFolder.Variable}=DIR, the folder data that came with the program 随程序发布的 data 目录");

    /// <param name="path">As the user wrote it.</param>
    public static Problem NoWarehouse(DataHome home, string path) => new(
        $"找不到数据仓库 {path}。", $"There is no warehouse at {path}.",
        Directory.Exists(home.Archive)
            ? $"perfeval rebuild --db {path}, which makes it from the archive beside it; or name the file with --db FILE"
            : $"perfeval ingest PATH…, or name the file with --db FILE{DemoBeside(path)}");

    // Who has just run the demo looks for its flags where the warehouse would be.
    private static string DemoBeside(string path) =>
        DemoCommand.WarehouseBeside(path) is var demo && File.Exists(demo) ? $"; 演示数据 the demo's: --db {demo}" : "";

    public static Problem NotArchived(string name) => new(
        $"档案中没有 {name}，或其指纹前缀不唯一。", $"The archive has no {name}, or several hashes begin like that.", "perfeval archive list");

    public static Problem AlreadyForgotten(string sha256) => new(
        $"{sha256} 已经删除。", $"{sha256} is forgotten already.",
        $"perfeval archive list --forgotten, or to have it back: perfeval restore {sha256[..12]} --who … --why …");

    /// <summary>Names the command that brings the newest copy back.</summary>
    public static Problem StateDamaged(StateDamagedException damage)
    {
        var home = damage.Address.Home;
        var next = new Repairs(home).WholeStateCopy is { } copy
            ? $"perfeval restore-backup {copy} --force --db {home.Warehouse}"
            : $"there is no copy of it here: perfeval restore-backup DIR --force --db {home.Warehouse}, with the folder of a backup";
        return new Problem($"状态库已损坏：{damage.Address}。", $"The state is damaged: {damage.Message}", next);
    }

    public static Problem StateFailed(StateFailedException failure) => new(
        "状态库读写失败，先前存入的内容不受影响。", $"The state could not be read or written: {failure.Message}",
        "check the free space, or that PostgreSQL answers, and run the command again");

    public static Problem ServeRuns(ServeHeldException held)
    {
        var who = ServeEndpoint.Find(held.Home, held.Node) is { } other ? $"as process {other.Process.Pid}" : $"for {held.Home.Folder}";
        return held.Node is null
            ? new Problem("serve 已在运行。", $"serve already runs {who}.", "perfeval runs")
            : new Problem(
                $"名为 {held.Node} 的 serve 已在运行。", $"A serve of the name {held.Node} already runs {who}.",
                "give this one another name: node in its settings, or PERFEVAL_NODE");
    }

    public static Problem NotForgotten(string name) => new(
        $"没有名为 {name} 的已删除文件。", $"Nothing that was forgotten is called {name}.", "perfeval archive list --forgotten");
}

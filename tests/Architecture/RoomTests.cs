using System.Reflection;
using System.Text.RegularExpressions;

namespace PerfEval.Architecture.Tests;

public sealed partial class RoomTests
{
    internal static readonly string[] BottomUp = ["Ingest", "Normalize", "Analytics", "Worker"];

    [Theory]
    [InlineData("Ingest")]
    [InlineData("Normalize")]
    [InlineData("Analytics")]
    [InlineData("Worker")]
    public void Folders_FormNoRing(string project)
    {
        var rooms = Rooms.Load(Of(project));

        var folders = rooms.All.SelectMany(
            room => Enumerable.Range(1, room.Count(c => c == '/') + 1).Select(depth => string.Join('/', room.Split('/').Take(depth)))).Distinct();
        var rings = string.Join("\n", folders.SelectMany(rooms.Rings));
        Assert.True(rings.Length == 0, rings);
    }

    [Fact]
    public void Terminal_IsUsedByTheCommandsAlone()
    {
        var worker = Rooms.Load(Of("Worker"));

        Assert.NotEmpty(worker.UsersOf("Spectre.Console"));
        Assert.All(
            worker.UsersOf("System.Console").Concat(worker.UsersOf("Spectre.Console")).Where(room => room != "Worker"),
            room => Assert.StartsWith("Worker/Cli", room, StringComparison.Ordinal));
        Assert.DoesNotContain(
            worker.Uses,
            use => use.To.StartsWith("Worker/Cli", StringComparison.Ordinal) && !use.From.StartsWith("Worker/Cli", StringComparison.Ordinal)
                && use.From != "Worker");
    }

    [Fact]
    public void Ring_IsSeenWithItsFolders()
    {
        // This project's own folders: Ring/Left and Ring/Right use each other.
        var rings = Rooms.Load(typeof(RoomTests).Assembly).Rings("Architecture/Tests/Ring").ToList();

        Assert.Equal(2, rings.Count);
        Assert.All(rings, ring => Assert.StartsWith("Architecture/Tests/Ring: ", ring, StringComparison.Ordinal));
    }

    [Fact]
    public void Projects_ReferToThoseBelowThem()
    {
        foreach (var (project, level) in BottomUp.Select((project, level) => (project, level)))
        {
            var used = Of(project).GetReferencedAssemblies()
                .Select(assembly => assembly.Name!)
                .Where(name => name.StartsWith("PerfEval.", StringComparison.Ordinal));
            Assert.Empty(used.Except(BottomUp.Take(level).Select(below => $"PerfEval.{below}")));
        }
    }

    [Fact]
    public void Namespace_IsTheFolder()
    {
        var source = Path.Combine(Root(), "src");
        var files = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(source, file))
            .Where(file => !BuildOutput().IsMatch(file))
            .ToList();

        Assert.NotEmpty(files);
        Assert.All(
            files.Select(file => (File: file, Declared: Declaration().Match(File.ReadAllText(Path.Combine(source, file)))))
                .Where(file => file.Declared.Success),
            file =>
            Assert.Equal(
                (file.File, "PerfEval." + Path.GetDirectoryName(file.File)!.Replace(Path.DirectorySeparatorChar, '.')),
                (file.File, file.Declared.Groups[1].Value)));
    }

    internal static Assembly Of(string project) => Assembly.Load(project == "Worker" ? "perfeval" : $"PerfEval.{project}");

    internal static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PerfEval.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"(^|/)(bin|obj)/")]
    private static partial Regex BuildOutput();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}

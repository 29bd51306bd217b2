using System.Diagnostics;

namespace PerfEval.Mutants;

/// <summary>
/// A private copy of the tree's tracked files as they are now. The tests of a project are built and run there before the first of its mutants; then only
/// the mutated project and its tests are built again, without analyzers.
/// </summary>
internal sealed class Copy : IDisposable
{
    private static readonly TimeSpan s_building = TimeSpan.FromMinutes(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-mutants-");
    private readonly Dictionary<string, TimeSpan> _limits = [];
    private readonly string _root;

    public Copy(string root)
    {
        _root = Path.Combine(_folder.FullName, "tree");
        // Tests run the copied program as another user, too.
        if (!OperatingSystem.IsWindows())
            _folder.UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        var (exit, files) = Tool.Run(root, s_building, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        if (exit != 0)
            throw new InvalidOperationException($"git ls-files failed in {root}: {files}");
        foreach (var file in files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(root, file))))
        {
            var target = Path.Combine(_root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(root, file), target);
        }

        // Tests look for what all clones share beside their own.
        var shared = new DirectoryInfo(Path.Combine(root, "..", "shared"));
        if (shared.Exists)
            Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "shared"), shared.FullName);
    }

    /// <summary>Writes the mutant, builds and runs the tests of its project, and puts the file back.</summary>
    /// <returns>The outcome, and for a killed one by what: the test that failed first, or the time that was up.</returns>
    /// <exception cref="InvalidOperationException">The tests fail without any mutant.</exception>
    public (Outcome Outcome, string By) Try(Mutant mutant)
    {
        var limit = LimitOf(mutant.Project);
        var file = Path.Combine(_root, mutant.File);
        var text = File.ReadAllText(file);
        File.WriteAllText(file, mutant.ApplyTo(text));
        try
        {
            if (Build(mutant.Project).Exit != 0)
                return (Outcome.DoesNotCompile, "");
            // The tests near the file as a rule decide; only what they let pass needs all of them. A hang counts as noticed.
            var tested = Test(mutant.Project, limit, NearestTests(mutant));
            if (tested.Exit == 0)
                tested = Test(mutant.Project, limit);
            return tested.Exit == 0 ? (Outcome.Survived, "") : (Outcome.Killed, tested.Exit is null ? "time" : FirstFailure(tested.Output));
        }
        finally
        {
            File.WriteAllText(file, text);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private TimeSpan LimitOf(string project)
    {
        if (_limits.TryGetValue(project, out var known))
            return known;
        var built = Build(project, "--restore");
        var time = Stopwatch.StartNew();
        var tested = built.Exit == 0 ? Test(project, s_building) : built;
        if (tested.Exit != 0)
            throw new InvalidOperationException($"tests/{project} fails without any mutant:\n{tested.Output}");
        return _limits[project] = (time.Elapsed * 3) + TimeSpan.FromMinutes(1);
    }

    // src/Ingest/Crawl/Http is tested in tests/Ingest/Crawl/Http, else in tests/Ingest/Crawl; a rule in the class that is named after it.
    private string NearestTests(Mutant mutant)
    {
        var folder = Path.GetDirectoryName(mutant.File["src/".Length..])!;
        while (!Directory.Exists(Path.Combine(_root, "tests", folder)))
            folder = Path.GetDirectoryName(folder)!;
        var name = string.Join('.', folder.Split(Path.DirectorySeparatorChar).Skip(1));
        var rule = mutant.File.EndsWith(".sql", StringComparison.Ordinal) ? $"{Path.GetFileName(mutant.File).Split('-')[0]}Tests" : "";
        return name.Length > 0 ? $".Tests.{name}.{rule}" : ".Tests.";
    }

    private static string FirstFailure(string output) =>
        output.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("Failed ", StringComparison.Ordinal))?.Split(' ')[1]
            ?? "the run of the tests";

    private (int? Exit, string Output) Build(string project, string restore = "--no-restore") => Tool.Run(
        _root, s_building, "dotnet", "build", $"tests/{project}", restore == "--restore" ? "-p:Restore=true" : restore, "-c", "Debug", "--nologo", "-v",
        "quiet",
        "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-p:EnforceCodeStyleInBuild=false", "-p:UseSharedCompilation=true");

    private (int? Exit, string Output) Test(string project, TimeSpan limit, string within = "Tests") => Tool.Run(
        _root, limit, "dotnet", "test", $"tests/{project}", "--no-build", "-c", "Debug", "--nologo", "-v", "minimal", "--filter",
        $"FullyQualifiedName~{within}", "--",
        "xUnit.StopOnFail=true");
}

using PerfEval.Portal.Nights;

namespace PerfEval.Benchmarks.Against;

/// <summary>A clone whose program was built (`dotnet build -c Release src/Worker`), as one side of a comparison.</summary>
/// <param name="Name">As the figures call it.</param>
/// <param name="Root">Folder of the clone.</param>
internal sealed record Build(string Name, string Root)
{
    public string Program => Path.Combine(Root, "src/Worker/bin/Release/net10.0/perfeval.dll");

    public static Build Here { get; } = new("here", Clone.Root);

    /// <exception cref="FileNotFoundException">The clone was not built.</exception>
    public static Build There(string root)
    {
        var build = new Build("there", Path.GetFullPath(root));
        return File.Exists(build.Program)
            ? build
            : throw new FileNotFoundException(
                $"{build.Program} 不存在，请先编译。 It is not there; first: dotnet build -c Release {build.Root}/src/Worker", build.Program);
    }

    public Contender Command(string name, params string[] arguments) => new($"{name}, {Name}", "dotnet", [Program, .. arguments]);

    public NightHome Home() => new(Program, Path.Combine(Root, "data"));
}

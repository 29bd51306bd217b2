using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests;

/// <summary>A data home of its own, gone after the test.</summary>
internal sealed class TemporaryHome : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-");

    public TemporaryHome() => Home = DataHome.Of(PathOf("warehouse.duckdb"));

    public DataHome Home { get; }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}

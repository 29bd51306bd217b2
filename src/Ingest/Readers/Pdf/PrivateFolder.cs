namespace PerfEval.Ingest.Readers.Pdf;

/// <summary>A folder that only this user may enter, deleted with all that tools left in it.</summary>
internal sealed class PrivateFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("perfeval-").FullName;

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

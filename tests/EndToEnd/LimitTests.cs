namespace PerfEval.EndToEnd.Tests;

/// <summary>Limits of reading that an analyst sets in data/limits.yaml.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly PerfEvalProcess _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task LimitThatIsRaised_LetsTheFileInAtTheNextIngest()
    {
        Limit("file_mb: 1");
        File.WriteAllText(Path.Combine(_program.Folder, "long.txt"), "某县某局\n" + new string('\n', 1 << 20));

        var refused = await _program.Run("ingest", "long.txt", "--db", "x.duckdb", "--no-analyze");
        Limit("file_mb: 2");
        var taken = await _program.Run("ingest", "long.txt", "--db", "x.duckdb", "--no-analyze");

        Assert.Contains("The file is too large: 1048", refused.Error + refused.Output, StringComparison.Ordinal);
        Assert.Contains("Loaded 1 document", taken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MistakeInTheFile_EndsBeforeAnythingIsRead_WithFileAndLine()
    {
        Limit("pages: 50\nminutes: 1");

        var outcome = await _program.Run("ingest", ".", "--db", "x.duckdb");

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("limits.yaml (2,1)", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(" at PerfEval", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_program.Folder, "x.duckdb")));
    }

    // The repository's own data, but for the limits.
    private void Limit(string text)
    {
        var data = Path.Combine(_program.Folder, "data");
        if (_program.DataFolder is null)
        {
            Directory.CreateDirectory(data);
            foreach (var name in new[] { "divisions.csv", "vocabulary" })
                File.CreateSymbolicLink(Path.Combine(data, name), Path.Combine(Repository.Root, "data", name));
            _program.DataFolder = data;
        }

        File.WriteAllText(Path.Combine(data, "limits.yaml"), text);
    }
}

using PerfEval.SampleGenerator;

namespace PerfEval.EndToEnd.Tests;

/// <summary>What Word files say, read once for all formats that are compared with them, and a generated report in any format.</summary>
public sealed class WordFacts : IDisposable
{
    private readonly Dictionary<string, Task<string[]>> _rows = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-");

    public Task<string[]> Of(string file) => _rows.TryGetValue(file, out var rows) ? rows : _rows[file] = FactRows.Of(file);

    /// <summary>The same report for every extension: five forms, of the unit and of four projects.</summary>
    /// <returns>Path of the file.</returns>
    public string Print(string extension)
    {
        var path = Path.Combine(_folder.FullName, "report" + extension);
        File.WriteAllBytes(path, PrintedReport.Of(PrintedReport.Divisions[0], number: 1, edition: 0, seed: 1, ReportSize.Usual, extension).Bytes);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

using System.Text;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests;

/// <summary>A warehouse with three sample reports and their flags; tests only read it.</summary>
public sealed class IngestedReports : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval");

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public async Task InitializeAsync()
    {
        var samples = Path.Combine(DataFolder.Find(), "samples");
        var (exit, _, errors) = await Run(
            null, "ingest", Path.Combine(samples, "pingjiang-2023.docx"), Path.Combine(samples, "taoyuan-2023.txt"),
            Path.Combine(samples, "lingshou-2023.html"));
        Assert.True(exit == ExitCode.Success, errors);
    }

    /// <param name="columns">Width of the terminal; null for a pipe.</param>
    public async Task<(int Exit, string Output, string Errors)> Run(int? columns, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var terminal = new Terminal
        {
            Out = output,
            Error = errors,
            In = TextReader.Null,
            Columns = columns,
            Width = new CharacterWidth(ambiguousIsWide: false)
        };
        var exit = await PerfEvalCommandLine.Run([.. arguments, "--db", PathOf("warehouse.duckdb")], terminal);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}

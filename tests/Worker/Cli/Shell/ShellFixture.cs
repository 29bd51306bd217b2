using System.Text;
using DuckDB.NET.Data;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Cli.Shell;
using PerfEval.Worker.Export;
using PerfEval.Worker.Sandbox;

namespace PerfEval.Worker.Tests.Cli.Shell;

/// <summary>A shell session over an empty database in memory.</summary>
internal sealed class ShellFixture : IDisposable
{
    private readonly MemoryStream _output = new();
    private readonly StringWriter _errors = new();
    private readonly DuckDBConnection _connection = new("Data Source=:memory:");

    public ShellFixture()
    {
        _connection.Open();
        Session = new ShellSession(
            new TrustedSession(_connection),
            new Terminal { Out = _output, Error = _errors, In = TextReader.Null, Width = new CharacterWidth(ambiguousIsWide: false) })
        { Mode = OutputFormat.Csv };
    }

    public ShellSession Session { get; }

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("perfeval");

    /// <summary>Printed results, their lines with a bar between them.</summary>
    public string Output => string.Join('|', Encoding.UTF8.GetString(_output.ToArray()).Split(['\r', '\n', '\uFEFF'], StringSplitOptions.RemoveEmptyEntries));

    public string Errors => _errors.ToString();

    public Task<bool> Run(string entry) => Session.Run(entry, CancellationToken.None);

    public string PathOf(string file) => Path.Combine(Folder.FullName, file);

    public void Dispose()
    {
        _connection.Dispose();
        _errors.Dispose();
        _output.Dispose();
        Folder.Delete(recursive: true);
    }
}

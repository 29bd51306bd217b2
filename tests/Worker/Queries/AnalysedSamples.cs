using System.Text;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Queries;

/// <summary>Samples of several forms in one warehouse, ingested and analysed as a user would.</summary>
public sealed class AnalysedSamples : IAsyncLifetime
{
    private static readonly string[] s_samples =
    [
        "pingjiang-2023.docx",
        "daying-2023.docx",
        "qinghe-2023.txt",
        "shouxian-2023.docx",
        "gulou-fuzhou-2023.html",
        "huarong-xiangyin-2023.txt"
    ];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval");

    public string Path => System.IO.Path.Combine(_folder.FullName, "warehouse.duckdb");

    public async Task InitializeAsync()
    {
        var (exit, _, errors) = await Run(["ingest", .. s_samples.Select(s => System.IO.Path.Combine(DataFolder.Find(), "samples", s)), "--db", Path]);
        Assert.True(exit == ExitCode.Success, errors);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>One array per row; NULL is null.</summary>
    public IReadOnlyList<object?[]> Query(string sql)
    {
        using var connection = WarehouseFile.OpenReader(Path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    public static async Task<(int Exit, string Output, string Errors)> Run(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var terminal = new Terminal { Out = output, Error = errors, In = TextReader.Null, Width = new CharacterWidth(false) };
        var exit = await PerfEvalCommandLine.Run(arguments, terminal);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}

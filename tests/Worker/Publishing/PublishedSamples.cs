using System.Text;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Publishing;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Publishing;

/// <summary>A data home of its own with a few sample reports; each test publishes from it.</summary>
public sealed class PublishedSamples : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval");

    public PublishedSamples()
    {
        Warehouse = Path.Combine(_folder.FullName, "warehouse.duckdb");
        Published = Path.Combine(_folder.FullName, "published");
        Generations = new Generations(Published);
    }

    public string Warehouse { get; }

    public string Published { get; }

    public Generations Generations { get; }

    public static string Sample(string name) => Path.Combine(DataFolder.Find(), "samples", name);

    /// <summary>A file in the home, the same at each call, so that its next content replaces this one.</summary>
    public string Place(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string Folder(string name) => _folder.CreateSubdirectory(name).FullName;

    public Task<(int Exit, string Output, string Errors)> Run(params string[] arguments) => RunOn(Warehouse, arguments);

    public static async Task<(int Exit, string Output, string Errors)> RunOn(string database, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var terminal = new Terminal { Out = output, Error = errors, In = TextReader.Null, Columns = null, Width = new CharacterWidth(ambiguousIsWide: false) };
        var exit = await PerfEvalCommandLine.Run([.. arguments, "--db", database], terminal);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    public async Task Ingest(params string[] files)
    {
        var samples = Path.GetDirectoryName(Sample("any"));
        if (!File.Exists(Warehouse) && files.All(file => Path.GetDirectoryName(file) == samples))
            await HomeTemplate.CopyTo(_folder.FullName, string.Join(' ', files), folder => HomeTemplate.Run(folder, ["ingest", .. files]));
        else
            await HomeTemplate.Run(_folder.FullName, ["ingest", .. files]);
    }

    /// <summary>One report, published twice.</summary>
    public Task PublishedTwice() => HomeTemplate.CopyTo(_folder.FullName, "published twice", async folder =>
    {
        await HomeTemplate.Run(folder, "ingest", Sample("taoyuan-2023.txt"));
        await HomeTemplate.Run(folder, "publish");
        await HomeTemplate.Run(folder, "publish");
    });

    public PublishResult Publish(PublishInput? input = null) =>
        new Publisher(Warehouse, Generations, Published, TimeProvider.System).Publish(input ?? new PublishInput(), CancellationToken.None);

    /// <summary>The first column of what readers get.</summary>
    public IReadOnlyList<string?> Read(string sql)
    {
        var (connection, _) = Generations.OpenCurrent(WarehouseFile.OpenReader)!.Value;
        using (connection)
        using (var query = new DuckDBCommand(sql, connection))
        using (var reader = query.ExecuteReader())
        {
            var values = new List<string?>();
            while (reader.Read())
                values.Add(reader.IsDBNull(0) ? null : Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));
            return values;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

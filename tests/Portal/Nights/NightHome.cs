using System.Diagnostics;
using System.Globalization;
using System.Text;
using PerfEval.Portal.Outgoing;

namespace PerfEval.Portal.Nights;

/// <summary>
/// A home of its own for the program under test: a data home, a data folder whose sources are the portal's sites, and a log of all that
/// its processes connect to.
/// </summary>
public sealed class NightHome : IDisposable
{
    private readonly string _program;
    private readonly string _data;
    private readonly string? _state;

    /// <param name="program">perfeval.dll.</param>
    /// <param name="data">The repository's data folder; all but its sources is used.</param>
    /// <param name="state">Connection string of an empty PostgreSQL database for the state; null for a file of the home.</param>
    public NightHome(string program, string data, string? state = null)
    {
        _program = program;
        _state = state;
        Folder = Directory.CreateTempSubdirectory("perfeval-night-").FullName;
        _data = Directory.CreateDirectory(Path.Combine(Folder, "data")).FullName;
        Sources = Directory.CreateDirectory(Path.Combine(_data, "sources")).FullName;
        foreach (var entry in new DirectoryInfo(data).EnumerateFileSystemInfos().Where(entry => entry.Name != "sources"))
        {
            if (entry is DirectoryInfo)
                Directory.CreateSymbolicLink(Path.Combine(_data, entry.Name), entry.FullName);
            else
                File.CreateSymbolicLink(Path.Combine(_data, entry.Name), entry.FullName);
        }
    }

    public string Folder { get; }

    /// <summary>Folder of the source files.</summary>
    public string Sources { get; }

    /// <summary>Folder of warehouse, archive, generations and state.</summary>
    public string Home => Path.Combine(Folder, "home");

    public string Database => Path.Combine(Home, "warehouse.duckdb");

    /// <summary>What all processes of this home connected to so far.</summary>
    public OutgoingLog Outgoing => OutgoingLog.Read(ConnectionFile);

    private string ConnectionFile => Path.Combine(Folder, "connections.log");

    /// <summary>Writes a site's source file.</summary>
    /// <param name="site">Whose name becomes the file's.</param>
    /// <param name="more">Further lines of YAML.</param>
    public void Watch(PortalSite site, params string[] more)
    {
        string[] lines =
        [
            $"name: 测试门户 {site.Name}", $"division: \"{site.Plan.Division}\"", $"start: {site.Start}",
            $"kind: {(site.Plan.Kind == "plain" ? "generic" : site.Plan.Kind)}", "local: true", .. more,
        ];
        // Politeness is measured elsewhere; here it would only be waiting.
        if (!more.Any(line => line.StartsWith("rate:", StringComparison.Ordinal)))
            lines = [.. lines, "rate:", "  delay_seconds: 0"];
        File.WriteAllLines(Path.Combine(Sources, site.Name + ".yaml"), lines);
    }

    /// <summary>Runs the program to its end, or kills it.</summary>
    /// <param name="arguments">Without --db, which is added.</param>
    /// <param name="onError">Told of every line of standard error as it comes.</param>
    /// <param name="kill">Cancelling kills the process (SIGKILL); the run then ends with exit code 137.</param>
    public Task<ProgramRun> Run(IEnumerable<string> arguments, Action<string>? onError = null, CancellationToken kill = default) =>
        Run(Database, arguments, onError, kill);

    public Task<ProgramRun> Run(params string[] arguments) => Run((IEnumerable<string>)arguments);

    /// <summary>Rows of a query of the warehouse, which no process may hold.</summary>
    /// <inheritdoc cref="StoredRows.Of"/>
    public IReadOnlyList<string[]> Query(string sql) => StoredRows.Of(Database, sql);

    public int Count(string sql) => int.Parse(Query(sql)[0][0], CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A process of the program, started; its outputs are to be read.</summary>
    /// <param name="node">PERFEVAL_NODE.</param>
    public Process Begin(IEnumerable<string> arguments, string? node = null) => Begin(Database, arguments, node);

    private Process Begin(string database, IEnumerable<string> arguments, string? node)
    {
        Directory.CreateDirectory(Home);
        var start = new ProcessStartInfo("dotnet", [_program, .. arguments, "--db", database])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["PERFEVAL_DATA"] = _data;
        start.Environment["DOTNET_STARTUP_HOOKS"] = OutgoingLog.Hook;
        start.Environment[OutgoingLog.Variable] = ConnectionFile;
        start.Environment["PERFEVAL_STATE"] = _state;
        start.Environment["PERFEVAL_NODE"] = node;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private async Task<ProgramRun> Run(string database, IEnumerable<string> arguments, Action<string>? onError, CancellationToken kill)
    {
        var clock = Stopwatch.StartNew();
        using var process = Begin(database, arguments, node: null);
        await using var killing = kill.Register(process.Kill);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = new StringBuilder();
        while (await process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
        {
            error.Append(line).Append('\n');
            onError?.Invoke(line);
        }

        await process.WaitForExitAsync(CancellationToken.None);
        return new ProgramRun(process.ExitCode, await output, error.ToString(), clock.Elapsed.TotalSeconds);
    }
}

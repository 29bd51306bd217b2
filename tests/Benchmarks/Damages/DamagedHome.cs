using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PerfEval.Portal;
using PerfEval.Portal.Nights;

namespace PerfEval.Benchmarks.Damages;

/// <summary>A small home with everything in it, put back before each damage; and a shell in which `perfeval` is the program under test.</summary>
internal sealed class DamagedHome : IAsyncDisposable
{
    private const string Settings = "perfeval.yaml";

    private readonly NightHome _night = new(Clone.Program, Clone.Data);
    private readonly TestPortal _portal;
    private readonly string _commands;

    private DamagedHome(TestPortal portal)
    {
        _portal = portal;
        _commands = Directory.CreateDirectory(Path.Combine(_night.Folder, "bin")).FullName;
        var perfeval = Path.Combine(_commands, "perfeval");
        File.WriteAllText(perfeval, $"#!/bin/sh\nexec dotnet '{Clone.Program}' \"$@\"\n");
    }

    public string Home => _night.Home;

    public string Database => _night.Database;

    public string Link => Path.Combine(Home, "published", "perfeval.duckdb");

    /// <summary>The home as it was before any damage.</summary>
    public string Sound => Path.Combine(_night.Folder, "sound");

    /// <summary>The file of settings in the folder in which commands run.</summary>
    public string SettingsFile => Path.Combine(_night.Folder, Settings);

    /// <summary>Nights through serve, files of this machine, one of them forgotten, and generations.</summary>
    public static async Task<DamagedHome> Create()
    {
        var portal = await TestPortal.Start(
            new PortalPlan
            {
                Sites = [new SitePlan { Name = "trs", Kind = "trs", Documents = 6 }, new SitePlan { Name = "vsb", Kind = "vsb", Documents = 4 }]
            });
        var home = new DamagedHome(portal);
        await home.Fill();
        return home;
    }

    /// <summary>Puts everything back as it was.</summary>
    public async Task Restore()
    {
        var (exit, said) = await Shell($"rm -rf '{Home}' '{SettingsFile}' && cp -a '{Sound}' '{Home}' && cp -a '{Sound}.yaml' '{SettingsFile}'");
        if (exit != 0)
            throw new IOException(said);
    }

    /// <summary>What `perfeval check` names, in its order; null where it fails, with what it said.</summary>
    public async Task<(IReadOnlyList<NamedFault>? Faults, string Said)> Check()
    {
        var run = await _night.Run("check", "--format", "json");
        try
        {
            using var json = JsonDocument.Parse(run.Output);
            return ([.. json.RootElement.EnumerateArray().Select(NamedFault.Of)], run.Error);
        }
        catch (JsonException)
        {
            return (null, run.ToString());
        }
    }

    /// <summary>Runs a line as it was printed.</summary>
    public async Task<(int ExitCode, string Said)> Shell(string line)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line])
        {
            WorkingDirectory = _night.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true
        };
        start.Environment["PATH"] = $"{_commands}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["PERFEVAL_DATA"] = Path.Combine(_night.Folder, "data");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + errors);
    }

    /// <summary>The runs, as text; what of the state a command shows.</summary>
    public async Task<string> Runs() => (await _night.Run("runs", "--format", "csv")).Output;

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _night.Dispose();
    }

    private async Task Fill()
    {
        await Shell($"chmod +x '{_commands}/perfeval'");
        foreach (var site in _portal.Sites)
            _night.Watch(site);
        await File.WriteAllTextAsync(SettingsFile, "keep: 7\nparallel: 2\n");
        await ServeNight();
        var reports = Directory.CreateDirectory(Path.Combine(_night.Folder, "reports")).FullName;
        string[] samples = ["taoyuan-2022.txt", "taoyuan-2023.txt", "qingshen-2022.docx", "nanxian.zip"];
        foreach (var sample in samples)
            File.Copy(Path.Combine(Clone.Data, "samples", sample), Path.Combine(reports, sample));
        await Do("ingest", reports);
        await Do("forget", Path.Combine(reports, "taoyuan-2022.txt"), "--who", "管理员", "--why", "测试");
        await Do("analyze");
        await Do("publish");
        await Do("publish");
        // Another night, at whose end serve leaves a copy of its state.
        await ServeNight();
        var (exit, said) = await Shell($"rm -f '{Home}'/serve.json '{Home}'/serve.token && cp -a '{Home}' '{Sound}' && cp -a '{SettingsFile}' '{Sound}.yaml'");
        if (exit != 0)
            throw new IOException(said);
        var (faults, why) = await Check();
        if (faults is not { Count: 0 })
            throw new InvalidOperationException("The home is not whole from the start: " + why);
    }

    private async Task ServeNight()
    {
        await using var serve = await NightServe.Start(_night);
        await serve.StartNight();
        var last = await serve.Over(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        var run = await serve.Stop();
        if (run.ExitCode != 0 || last.Status != "succeeded")
            throw new InvalidOperationException($"{last}\n{run}");
    }

    private async Task Do(params string[] arguments)
    {
        var run = await _night.Run(arguments);
        if (run.ExitCode != 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', arguments)}: {run}"));
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PerfEval.EndToEnd.Tests;

/// <summary>perfeval serve as a process of its own, in the folder of a <see cref="PerfEvalProcess"/> and on a free port.</summary>
internal sealed class ServeProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private ServeProcess(Process process) => _process = process;

    public Uri Url { get; private set; } = new("http://localhost");

    public string Log => _log.ToString();

    /// <summary>Returns once it listens.</summary>
    public static async Task<ServeProcess> Start(PerfEvalProcess program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = program.Folder, RedirectStandardError = true, StandardErrorEncoding = Encoding.UTF8 };
        if (program.DataFolder is not null)
            start.Environment["PERFEVAL_DATA"] = program.DataFolder;
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "perfeval.dll"), "serve", "--listen", "127.0.0.1:0" }.Concat(arguments))
            start.ArgumentList.Add(argument);
        var serve = new ServeProcess(Process.Start(start)!);
        var line = await serve.Said("listening on ");
        serve.Url = new Uri(line.Split("listening on ")[1].Split(';')[0]);
        serve._http.BaseAddress = serve.Url;
        return serve;
    }

    /// <summary>The first line to come that holds the text.</summary>
    public async Task<string> Said(string text)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (await _process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            _log.AppendLine(line);
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"serve ended without saying '{text}':\n{_log}");
    }

    public async Task<JsonNode> Get(string path) => JsonNode.Parse(await _http.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    /// <summary>Status and text of an answer that may be a refusal.</summary>
    public async Task<(int Status, string Text)> Ask(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Asks for the run until it is as wanted.</summary>
    public async Task<JsonNode> Run(string id, Func<JsonNode, bool> wanted)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(patience.Token))
        {
            if (await Get($"/runs/{id}") is var run && wanted(run))
                return run;
        }

        throw new InvalidOperationException("The timer ended.");
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <returns>The exit code after SIGTERM.</returns>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])!;
        _log.Append(await _process.StandardError.ReadToEndAsync());
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        _http.Dispose();
    }
}

using System.Diagnostics;
using System.Text;

namespace PerfEval.EndToEnd.Tests;

/// <summary>The program on a terminal of its own, by util-linux's script.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _seen = new();
    private int _from;

    /// <param name="arguments">Of perfeval; none may need quoting.</param>
    public PseudoTerminal(string folder, string arguments, int columns)
    {
        var start = new ProcessStartInfo("script")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["TERM"] = "xterm";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["XDG_STATE_HOME"] = Path.Combine(folder, "state");
        foreach (var argument in new[]
        {
            "-qefc",
            $"stty cols {columns} rows 30; dotnet '{Path.Combine(AppContext.BaseDirectory, "perfeval.dll")}' {arguments}",
            "/dev/null"
        })
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
    }

    public static bool IsAvailable { get; } = Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "script")));

    public void Type(string keys)
    {
        _process.StandardInput.Write(keys);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits until the text appears behind what was waited for before.</summary>
    /// <returns>What was printed up to its end.</returns>
    public async Task<string> WaitFor(string text)
    {
        using var patience = new CancellationTokenSource(s_patience);
        var buffer = new char[4096];
        while (true)
        {
            var at = _seen.ToString().IndexOf(text, _from, StringComparison.Ordinal);
            if (at >= 0)
            {
                var printed = _seen.ToString(_from, at + text.Length - _from);
                _from = at + text.Length;
                return printed;
            }

            try
            {
                var count = await _process.StandardOutput.ReadAsync(buffer.AsMemory(), patience.Token);
                Assert.True(count > 0, $"The program ended before it printed {text}:\n{_seen}");
                _seen.Append(buffer, 0, count);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"{text} was not printed:\n{_seen}");
            }
        }
    }

    public async Task<int> Exit()
    {
        using var patience = new CancellationTokenSource(s_patience);
        await _process.StandardOutput.ReadToEndAsync(patience.Token);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}

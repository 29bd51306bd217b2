using System.Diagnostics;
using System.Globalization;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.State;

/// <summary>A second process that writes to the state of a home until it is killed: this assembly, started as a program.</summary>
internal sealed class WritingState : IDisposable
{
    private const string Write = "write-state";

    private readonly Process _process;

    public WritingState(DataHome home)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(WritingState).Assembly.Location, Write, home.Warehouse]) { RedirectStandardOutput = true };
        _process = Process.Start(start)!;
    }

    /// <summary>The id of the next run whose rows it knows to be stored.</summary>
    public string ReadId() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"It ended with {_process.ExitCode}.");

    /// <summary>kill -9.</summary>
    /// <returns>The ids it had printed by then.</returns>
    public List<string> Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        var ids = new List<string>();
        while (_process.StandardOutput.ReadLine() is { Length: > 0 } id)
            ids.Add(id);
        return ids;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private static int Main(string[] arguments)
    {
        if (arguments is not [Write, var warehouse])
            return 1;
        using var state = StateStore.Open(StateAddress.Of(DataHome.Of(warehouse)), TimeProvider.System);
        var (ledger, lines) = (new RunLedger(state, TimeProvider.System), new RunLines(state));
        for (var i = 0; ; i++)
        {
            var run = ledger.Add(new JobEnvelope("night", i.ToString(CultureInfo.InvariantCulture), "{}", 1), RunOrigin.Hand).Run;
            ledger.EndStep(ledger.StartStep(run.RunId, "crawl", null), RunStatus.Succeeded, "{}", null);
            lines.Append(run.RunId, ["一", "二"]);
            ledger.End(run.RunId, RunStatus.Succeeded, null, 0);
            Console.WriteLine(run.RunId);
        }
    }
}

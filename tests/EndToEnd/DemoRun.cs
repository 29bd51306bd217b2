namespace PerfEval.EndToEnd.Tests;

/// <summary>The demo, run once in an empty folder; tests only read what it left there.</summary>
public sealed class DemoRun : IAsyncLifetime, IDisposable
{
    public PerfEvalProcess Program { get; } = new();

    public ProcessOutcome Demo { get; private set; } = null!;

    /// <summary>Whether this machine has the programs for all samples.</summary>
    public bool IsWhole => Demo.Error.Contains("rejected 0", StringComparison.Ordinal);

    public async Task InitializeAsync() => Demo = await Program.Run("demo");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Program.Dispose();
}

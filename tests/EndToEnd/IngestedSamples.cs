namespace PerfEval.EndToEnd.Tests;

/// <summary>A warehouse into which two sample reports were ingested; tests only read it.</summary>
public sealed class IngestedSamples : IAsyncLifetime
{
    public PerfEvalProcess Program { get; } = new();

    public ProcessOutcome Ingest { get; private set; } = new(-1, string.Empty, string.Empty);

    public async Task InitializeAsync() =>
        Ingest = await Program.Run("ingest", Repository.Sample("qinghe-2023.txt"), Repository.Sample("pingjiang-2023.docx"));

    public Task DisposeAsync()
    {
        Program.Dispose();
        return Task.CompletedTask;
    }
}

using Microsoft.Extensions.DependencyInjection;
using PerfEval.Ingest;
using PerfEval.Ingest.Processes;
using PerfEval.Normalize;

namespace PerfEval.Worker.Pipeline;

/// <summary>The steps of a command, put together without a host: what a person waits for starts as fast as it can.</summary>
public static class StepServices
{
    /// <param name="dataFolder">What an analyst may edit.</param>
    /// <param name="listener">Told what the step finds.</param>
    /// <param name="processes">That read for another step of the command already; null starts others.</param>
    public static IngestJob Ingest(string dataFolder, IStepListener listener, ReaderProcesses? processes = null)
    {
        var parts = new ServiceCollection().AddIngest(dataFolder).AddNormalize(dataFolder);
        if (processes is not null)
            parts.AddSingleton(processes);
        using var services = parts
            .AddSingleton(TimeProvider.System).AddSingleton(listener).AddTransient<IngestJob>()
            .BuildServiceProvider();
        return services.GetRequiredService<IngestJob>();
    }
}

using Microsoft.Extensions.DependencyInjection;
using PerfEval.Ingest;
using PerfEval.Normalize;

namespace PerfEval.Worker.Pipeline;

/// <summary>The steps of a command, put together without a host: what a person waits for starts as fast as it can.</summary>
public static class StepServices
{
    /// <param name="dataFolder">What an analyst may edit.</param>
    /// <param name="listener">Told what the step finds.</param>
    public static IngestJob Ingest(string dataFolder, IStepListener listener)
    {
        using var services = new ServiceCollection()
            .AddIngest(dataFolder).AddNormalize(dataFolder)
            .AddSingleton(TimeProvider.System).AddSingleton(listener).AddTransient<IngestJob>()
            .BuildServiceProvider();
        return services.GetRequiredService<IngestJob>();
    }
}

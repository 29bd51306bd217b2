using Microsoft.Extensions.DependencyInjection;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Readers;

namespace PerfEval.Ingest;

/// <summary>What other projects take of this one.</summary>
public static class IngestServices
{
    /// <summary>The readers of all formats, and the processes that they read in.</summary>
    /// <param name="dataFolder">What an analyst may edit; its <see cref="LimitsFile"/> bounds every reading.</param>
    public static IServiceCollection AddIngest(this IServiceCollection services, string dataFolder) => services
        .AddSingleton(_ => LimitsFile.Read(dataFolder))
        .AddSingleton(_ => new ReaderProcesses(ChildProgram.Reader))
        // Not by its constructor with readers, which a container would fill with none.
        .AddSingleton(_ => new DocumentReader());
}

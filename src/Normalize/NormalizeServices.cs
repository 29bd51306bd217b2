using Microsoft.Extensions.DependencyInjection;

namespace PerfEval.Normalize;

/// <summary>What other projects take of this one.</summary>
public static class NormalizeServices
{
    /// <param name="dataFolder">With divisions.csv, vocabulary, corrections and the list of expected reports.</param>
    public static IServiceCollection AddNormalize(this IServiceCollection services, string dataFolder) => services.AddSingleton(new EditedData(dataFolder));
}

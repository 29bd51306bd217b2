using Microsoft.Extensions.DependencyInjection;
using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics;

/// <summary>What other projects take of this one.</summary>
public static class AnalyticsServices
{
    /// <summary>How to get the rules, which are read anew for every analysis.</summary>
    /// <param name="folders">With further rules besides the built-in ones.</param>
    public static IServiceCollection AddAnalytics(this IServiceCollection services, IReadOnlyList<string> folders) =>
        services.AddSingleton<Func<RuleCatalogue>>(() => RuleCatalogue.Load(folders));
}

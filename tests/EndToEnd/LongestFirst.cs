using Xunit.Abstractions;

[assembly: TestCollectionOrderer("PerfEval.EndToEnd.Tests.LongestFirst", "PerfEval.EndToEnd.Tests")]

namespace PerfEval.EndToEnd.Tests;

/// <summary>Classes with whole nights first: one that begins last runs alone for minutes.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] s_long = [nameof(PortalNightTests), nameof(NightTests), nameof(ServeTests), nameof(CrashTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Place(collection.DisplayName));

    private static int Place(string name) =>
        Array.FindIndex(s_long, one => name.Contains("." + one, StringComparison.Ordinal)) is >= 0 and var at ? at : s_long.Length;
}

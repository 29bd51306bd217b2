using PerfEval.Portal.Kinds;

namespace PerfEval.Portal;

/// <summary>The portal systems that sites can imitate.</summary>
public static class SiteKinds
{
    private static readonly ISiteKind[] s_all =
        [new TrsLinks(), new TrsScript(), new IntensivePlatform(), new Jcms(), new VisualSiteBuilder(), new OpenCatalogue(), new JsonProxy(), new PlainSite()];

    public static IReadOnlyList<string> Names { get; } = [.. s_all.Select(kind => kind.Name)];

    internal static ISiteKind Named(string name) =>
        s_all.SingleOrDefault(kind => kind.Name == name) ?? throw new ArgumentException($"No kind {name}; there are {string.Join(", ", Names)}.", nameof(name));
}

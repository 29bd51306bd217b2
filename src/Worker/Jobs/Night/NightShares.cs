namespace PerfEval.Worker.Jobs.Night;

/// <summary>How far a night is after each step, 0..1. Portals are slow on purpose, so crawling is most of it.</summary>
internal static class NightShares
{
    public const double Crawled = 0.6;
    public const double Loaded = 0.8;
    public const double Analysed = 0.9;
}

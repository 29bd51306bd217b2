namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>A sound file to mutate.</summary>
/// <param name="Parts">Its unpacked parts where the format is a zip; null else.</param>
internal sealed record Seed(string Name, byte[] Content, PackageParts? Parts = null)
{
    public static Seed Of(string name, PackageParts parts) => new(name, parts.Pack(), parts);
}

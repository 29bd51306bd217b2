namespace PerfEval.Normalize.Identity;

/// <summary>行政区划: a division as printed, with its place in GB/T 2260 where it has one.</summary>
/// <param name="Code">GB/T 2260 code; null for a division that the table does not list or that could be several.</param>
/// <param name="Level">province, prefecture, county or statistical_zone; null where unknown.</param>
public sealed record Division(string? Code, string? Name, string? Prefecture, string? Province, string? Level)
{
    public static readonly Division Unknown = new(null, null, null, null, null);
}

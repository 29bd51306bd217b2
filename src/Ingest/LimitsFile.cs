using System.Globalization;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Text;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Ingest;

/// <summary>
/// Bounds of reading that a house sets itself (data/limits.yaml): whole numbers, each with its unit in its name; what is left out stays usual.
/// </summary>
public static class LimitsFile
{
    /// <summary>Name in the data folder.</summary>
    public const string Name = "limits.yaml";

    private const int MiB = 20;

    // Least and most: below the least no ordinary report is read, beyond the most other bounds of this program do not hold.
    private static readonly Dictionary<string, (int Least, int Most, Func<ReaderLimits, int, ReaderLimits> Set)> s_keys = new()
    {
        ["file_mb"] = (1, 1024, (limits, n) => limits with { MaxFileBytes = (long)n << MiB }),
        ["unpacked_mb"] = (16, 16 * 1024, (limits, n) => limits with { MaxUnpackedBytes = (long)n << MiB }),
        ["archive_files"] = (10, 1_000_000, (limits, n) => limits with { MaxArchiveEntries = n }),
        ["cells"] = (10_000, 5_000_000, (limits, n) => limits with { MaxCells = n }),
        ["pages"] = (10, 20_000, (limits, n) => limits with { MaxPages = n }),
        ["scanned_pages"] = (0, 2_000, (limits, n) => limits with { MaxScannedPages = n }),
        ["seconds"] = (5, 3600, (limits, n) => limits with { MaxTime = TimeSpan.FromSeconds(n) }),
        ["memory_mb"] = (256, 16 * 1024, (limits, n) => limits with { MaxReaderMemoryBytes = (long)n << MiB }),
    };

    /// <summary>The limits of a data folder; the usual ones where it has no such file.</summary>
    /// <exception cref="InvalidDataException">Names file and line of what is wrong.</exception>
    public static ReaderLimits Read(string dataFolder)
    {
        var file = Path.Combine(dataFolder, Name);
        if (!File.Exists(file))
            return new ReaderLimits();
        try
        {
            return Parse(File.ReadAllText(file, Encoding.UTF8));
        }
        catch (StrictYamlException e)
        {
            throw new InvalidDataException($"{file} ({e.Line},{e.Column}): {e.Message}", e);
        }
    }

    /// <exception cref="StrictYamlException">An unknown key, or a value that is no whole number within its bounds.</exception>
    internal static ReaderLimits Parse(string text)
    {
        var limits = new ReaderLimits();
        if (StrictYaml.Read(text) is not { } root || StrictYaml.IsNothing(root))
            return limits;
        if (root is not YamlMappingNode mapping)
            throw StrictYaml.Wrong(root, "须为键和值。 Keys with values are expected.");
        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !s_keys.TryGetValue(name, out var known))
                throw StrictYaml.Wrong(key, $"未知的键；可用：{string.Join("、", s_keys.Keys)}。 Unknown key; known are {string.Join(", ", s_keys.Keys)}.");
            if (StrictYaml.IsNothing(value))
                continue;
            if (!int.TryParse((value as YamlScalarNode)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < known.Least
                || number > known.Most)
                throw StrictYaml.Wrong(value, $"{name} 须为 {known.Least} 到 {known.Most} 的整数。 {name} must be a whole number from {known.Least} to {known.Most}.");
            limits = known.Set(limits, number);
        }

        return limits;
    }
}

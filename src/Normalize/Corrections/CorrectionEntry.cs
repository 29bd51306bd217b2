using System.Globalization;
using PerfEval.Ingest.Text;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Normalize.Corrections;

/// <summary>One entry of a correction file as written, before it is checked.</summary>
internal sealed record CorrectionEntry
{
    private static readonly string[] s_keys = ["sha256", "cell", "value", "was", "who", "why", "date"];

    private static readonly string[] s_places = ["table", "row", "col"];

    public string? Sha256 { get; init; }

    /// <summary>table, row, col as in the views cell and provenance.</summary>
    public IReadOnlyDictionary<string, int>? Cell { get; init; }

    public string? Value { get; init; }

    public string? Was { get; init; }

    public string? Who { get; init; }

    public string? Why { get; init; }

    public string? Date { get; init; }

    /// <exception cref="StrictYamlException">The text is no list of such entries.</exception>
    public static List<CorrectionEntry> ReadAll(string text) => StrictYaml.Read(text) switch
    {
        null => [],
        YamlSequenceNode entries => [.. entries.Children.Select(Read)],
        var other when StrictYaml.IsNothing(other) => [],
        var other => throw StrictYaml.Wrong(other, "须为列表 (expected a list)"),
    };

    private static CorrectionEntry Read(YamlNode node)
    {
        var keys = Mapping(node, s_keys);
        string? Text(string key) => keys.GetValueOrDefault(key) switch
        {
            null => null,
            YamlScalarNode { Value: { } value } => value,
            var other => throw StrictYaml.Wrong(other, $"{key} 须为文字 ({key} must be a text)"),
        };
        return new CorrectionEntry
        {
            Sha256 = Text("sha256"),
            Cell = keys.TryGetValue("cell", out var cell) ? Mapping(cell, s_places).ToDictionary(place => place.Key, Number) : null,
            Value = Text("value"),
            Was = Text("was"),
            Who = Text("who"),
            Why = Text("why"),
            Date = Text("date"),
        };
    }

    private static int Number(KeyValuePair<string, YamlNode> place) =>
        place.Value is YamlScalarNode { Value: { } text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StrictYaml.Wrong(place.Value, $"{place.Key} 须为整数 ({place.Key} must be a whole number)");

    private static Dictionary<string, YamlNode> Mapping(YamlNode node, string[] known)
    {
        if (node is not YamlMappingNode mapping)
        {
            throw StrictYaml.Wrong(node, "须为键和值 (expected keys with values)");
        }

        var found = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "?";
            if (!known.Contains(name))
            {
                throw StrictYaml.Wrong(key, $"未知的键 {name}；可用：{string.Join("、", known)} (unknown key)");
            }

            if (!StrictYaml.IsNothing(value))
            {
                found.Add(name, value);
            }
        }

        return found;
    }
}

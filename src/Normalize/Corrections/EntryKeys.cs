using System.Globalization;
using PerfEval.Ingest.Text;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Normalize.Corrections;

/// <summary>The keys of one entry of a file in which analysts decide something: known ones only, each at most once.</summary>
/// <param name="node">The entry, or a mapping within it.</param>
/// <exception cref="StrictYamlException">It is no mapping, or has a key that nobody knows.</exception>
internal sealed class EntryKeys(YamlNode node, params string[] known)
{
    private readonly Dictionary<string, YamlNode> _keys = Mapping(node, known);

    /// <summary>The entries of a file; none where it is empty.</summary>
    /// <exception cref="StrictYamlException">The text is no list.</exception>
    public static IEnumerable<YamlNode> ListOf(string text) => StrictYaml.Read(text) switch
    {
        null => [],
        YamlSequenceNode entries => entries.Children,
        var other when StrictYaml.IsNothing(other) => [],
        var other => throw StrictYaml.Wrong(other, "须为列表 (expected a list)"),
    };

    /// <exception cref="StrictYamlException">What is behind the key is no text.</exception>
    public string? Text(string key) => _keys.GetValueOrDefault(key) switch
    {
        null => null,
        YamlScalarNode { Value: { } value } => value,
        var other => throw StrictYaml.Wrong(other, $"{key} 须为文字 ({key} must be a text)"),
    };

    /// <summary>Whole numbers from 0 below a key; null where there is none.</summary>
    /// <exception cref="StrictYamlException">One is none.</exception>
    public IReadOnlyDictionary<string, int>? Numbers(string key, params string[] names) =>
        _keys.TryGetValue(key, out var below) ? Mapping(below, names).ToDictionary(one => one.Key, Number) : null;

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

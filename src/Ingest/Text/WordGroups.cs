using YamlDotNet.RepresentationModel;

namespace PerfEval.Ingest.Text;

/// <summary>Files of the shape <c>group: role: [words]</c>.</summary>
public static class WordGroups
{
    /// <summary>Group, role, words; a group or role with nothing behind it is empty.</summary>
    /// <exception cref="StrictYamlException">The text has another shape.</exception>
    public static Dictionary<string, Dictionary<string, List<string>>> Read(string text) =>
        StrictYaml.Read(text) is { } root ? Mapping(root, group => Mapping(group, Words)) : [];

    private static Dictionary<string, T> Mapping<T>(YamlNode node, Func<YamlNode, T> read) => node switch
    {
        YamlMappingNode mapping => mapping.Children.ToDictionary(entry => Word(entry.Key), entry => read(entry.Value), StringComparer.Ordinal),
        _ when StrictYaml.IsNothing(node) => [],
        _ => throw StrictYaml.Wrong(node, "须为键和值 (expected keys with values)"),
    };

    private static List<string> Words(YamlNode node) => node switch
    {
        YamlSequenceNode sequence => [.. sequence.Children.Select(Word)],
        _ when StrictYaml.IsNothing(node) => [],
        _ => throw StrictYaml.Wrong(node, "须为列表 (expected a list)"),
    };

    private static string Word(YamlNode node) =>
        node is YamlScalarNode { Value: { Length: > 0 } word } ? word : throw StrictYaml.Wrong(node, "须为文字 (expected a text)");
}

using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Worker.Server.Settings;

/// <summary>One mapping of the file. What is asked for is known, the rest is reported by <see cref="Close"/>.</summary>
internal sealed class SettingsSection(string file, string path, YamlMappingNode node, List<string> problems)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } value } => value,
        var other => Refuse<string>(other, key, "须为文字", "must be text"),
    };

    public string RequiredText(string key)
    {
        if (!node.Children.ContainsKey(new YamlScalarNode(key)))
            Refuse<string>(node, key, "缺少", "is missing");
        return Text(key) ?? string.Empty;
    }

    public int? Number(string key, int from, int to)
    {
        if (Find(key) is not { } value)
            return null;
        return value is YamlScalarNode { Value: { } text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= from && number <= to
            ? number
            : Refuse<int?>(value, key, $"须为 {from} 至 {to} 的整数", $"must be a whole number from {from} to {to}");
    }

    public bool? Flag(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: "true" } => true,
        YamlScalarNode { Value: "false" } => false,
        var other => Refuse<bool?>(other, key, "须为 true 或 false", "must be true or false"),
    };

    public IReadOnlyList<string>? Texts(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } single } => [single],
        YamlSequenceNode many when many.All(n => n is YamlScalarNode { Value.Length: > 0 }) => [.. many.Cast<YamlScalarNode>().Select(n => n.Value!)],
        var other => Refuse<IReadOnlyList<string>>(other, key, "须为文字的列表", "must be a list of texts"),
    };

    public SettingsSection? Section(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode mapping => new SettingsSection(file, $"{path}{key}.", mapping, problems),
        var other => Refuse<SettingsSection>(other, key, "须为一组键", "must be a mapping"),
    };

    /// <summary>The value as the parser makes it; what it throws is a problem of this place.</summary>
    public T? Parsed<T>(string key, Func<string, T> parse)
        where T : class
    {
        if (Text(key) is not { } text)
            return null;
        try
        {
            return parse(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or TimeZoneNotFoundException or IOException or UnauthorizedAccessException)
        {
            return Refuse<T>(node.Children[new YamlScalarNode(key)], key, "有误", $"is wrong: {e.Message}");
        }
    }

    public void Problem(string key, string chinese, string english) =>
        Refuse<object>(node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : node, key, chinese, english);

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Close()
    {
        foreach (var (key, _) in node.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !_asked.Contains(name))
                Refuse<object>(key, key.ToString(), "不是已知的键", $"is no known key; known are {string.Join(", ", _asked.Order(StringComparer.Ordinal))}");
        }
    }

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private T? Refuse<T>(YamlNode where, string key, string chinese, string english)
    {
        problems.Add($"{file}({where.Start.Line}): {path}{key} {chinese}。 {path}{key} {english}.");
        return default;
    }
}

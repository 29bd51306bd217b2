using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Analytics.Catalogue;

/// <summary>Takes keys out of a YAML mapping one by one and remembers what was wrong; keys nobody took are reported.</summary>
internal sealed class HeaderReader(string file, int lineOffset, YamlMappingNode node, List<RuleProblem> problems)
{
    private readonly HashSet<string> _taken = [];

    public void Report(YamlNode at, string message) => problems.Add(new RuleProblem(file, (int)at.Start.Line + lineOffset, message));

    public string Text(string key) => Take(key, required: true) is { } value ? Scalar(value, key) : "";

    public string Text(string key, string fallback) => Take(key, required: false) is { } value ? Scalar(value, key) : fallback;

    public double Number(string key)
    {
        if (Take(key, required: true) is not { } value)
            return 0;
        if (double.TryParse(Scalar(value, key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        Report(value, $"'{key}' must be a number");
        return 0;
    }

    public bool Flag(string key)
    {
        if (Take(key, required: true) is not { } value)
            return false;
        if (bool.TryParse(Scalar(value, key), out var flag))
            return flag;
        Report(value, $"'{key}' must be true or false");
        return false;
    }

    public IReadOnlyList<string> Texts(string key, bool required)
    {
        if (Take(key, required) is not { } value)
            return [];
        if (value is YamlSequenceNode sequence)
            return [.. sequence.Children.Select(child => Scalar(child, key))];
        Report(value, $"'{key}' must be a list");
        return [];
    }

    /// <summary>A text that is published in both languages.</summary>
    public LocalizedText Localized(string key) => Take(key, required: true) is { } value ? Localized(value, key) : new LocalizedText("", "");

    /// <summary>A text that people read about the rule: in both languages, or one plain text that stands for both.</summary>
    public LocalizedText Remark(string key) => Take(key, required: true) is { } value ? Remark(value, key) : new LocalizedText("", "");

    public LocalizedText Remark(YamlNode value, string key)
    {
        if (value is YamlMappingNode)
            return Localized(value, key);
        var text = Scalar(value, key);
        return new LocalizedText(text, text);
    }

    public IReadOnlyList<T> Items<T>(string key, bool required, Func<HeaderReader, T> read)
    {
        if (Take(key, required) is not { } value)
            return [];
        if (value is not YamlSequenceNode sequence)
        {
            Report(value, $"'{key}' must be a list");
            return [];
        }

        var items = new List<T>();
        foreach (var child in sequence.Children)
        {
            if (Nested(child, key) is { } nested)
                items.Add(nested.Finish(read(nested)));
        }

        return items;
    }

    public IReadOnlyDictionary<string, T> Map<T>(string key, bool required, Func<YamlNode, T> read)
    {
        var map = new Dictionary<string, T>();
        if (Take(key, required) is not { } value)
            return map;
        if (value is not YamlMappingNode mapping)
        {
            Report(value, $"'{key}' must be a mapping");
            return map;
        }

        foreach (var (name, item) in mapping.Children)
            map[Scalar(name, key)] = read(item);
        return map;
    }

    public string Scalar(YamlNode value, string key)
    {
        if (value is YamlScalarNode { Value: { Length: > 0 } text })
            return text;
        Report(value, $"'{key}' must be a text");
        return "";
    }

    public IReadOnlyList<string> Sequence(YamlNode value, string key)
    {
        if (value is YamlSequenceNode sequence)
            return [.. sequence.Children.Select(child => Scalar(child, key))];
        Report(value, $"'{key}' must be a list of columns");
        return [];
    }

    public T Finish<T>(T result)
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !_taken.Contains(name))
                Report(key, $"unknown key '{key}'");
        }

        return result;
    }

    private LocalizedText Localized(YamlNode value, string key) =>
        Nested(value, key) is { } nested ? nested.Finish(new LocalizedText(nested.Text("zh"), nested.Text("en"))) : new LocalizedText("", "");

    private HeaderReader? Nested(YamlNode value, string key)
    {
        if (value is YamlMappingNode mapping)
            return new HeaderReader(file, lineOffset, mapping, problems);
        Report(value, $"'{key}' must hold mappings");
        return null;
    }

    private YamlNode? Take(string key, bool required)
    {
        _taken.Add(key);
        if (node.Children.TryGetValue(new YamlScalarNode(key), out var value))
            return value;
        if (required)
            Report(node, $"missing key '{key}'");
        return null;
    }
}

using System.Globalization;
using PerfEval.Ingest.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Ingest.Crawl.Sources;

/// <summary>
/// Takes the keys of one mapping of a source's file, each once; every wrong value becomes a problem with its line, and what nobody
/// took is an unknown key. Reading goes on, so that all problems of a file are found together.
/// </summary>
internal sealed class SourceKeys
{
    private readonly string _file;
    private readonly string _path;
    private readonly YamlMappingNode _mapping;
    private readonly List<SourceProblem> _problems;
    private readonly List<string> _taken = [];

    public SourceKeys(string file, string path, YamlMappingNode mapping, List<SourceProblem> problems)
    {
        _file = file;
        _path = path;
        _mapping = mapping;
        _problems = problems;
    }

    public void Problem(Mark at, string chinese, string english) => _problems.Add(new SourceProblem(_file, (int)at.Line, chinese, english));

    public string? Text(string key, bool required = false)
    {
        switch (Take(key))
        {
            case null:
                if (required)
                {
                    Problem(_mapping.Start, $"缺少 {_path}{key}。", $"{_path}{key} is missing.");
                }

                return null;
            case YamlScalarNode { Value.Length: > 0 } scalar:
                return scalar.Value;
            case var other:
                Problem(other.Start, $"{_path}{key} 须为文字。", $"{_path}{key} must be a text.");
                return null;
        }
    }

    /// <summary>Texts with their places; one text stands for a list of one.</summary>
    public IReadOnlyList<(string Text, Mark At)>? Texts(string key, bool required = false)
    {
        var node = Take(key);
        if (node is null)
        {
            if (required)
            {
                Problem(_mapping.Start, $"缺少 {_path}{key}。", $"{_path}{key} is missing.");
            }

            return null;
        }

        var items = node is YamlSequenceNode sequence ? [.. sequence.Children] : new List<YamlNode> { node };
        var texts = new List<(string, Mark)>();
        foreach (var item in items)
        {
            if (item is YamlScalarNode { Value.Length: > 0 } scalar)
            {
                texts.Add((scalar.Value, scalar.Start));
            }
            else
            {
                Problem(item.Start, $"{_path}{key} 须为文字的列表。", $"{_path}{key} must be a list of texts.");
            }
        }

        if (items.Count == 0)
        {
            Problem(node.Start, $"{_path}{key} 是空的。", $"{_path}{key} is empty.");
        }

        return texts;
    }

    public bool Flag(string key, bool otherwise)
    {
        switch (Take(key))
        {
            case null:
                return otherwise;
            case YamlScalarNode { Value: "true" or "false" } scalar:
                return scalar.Value == "true";
            case var other:
                Problem(other.Start, $"{_path}{key} 须为 true 或 false。", $"{_path}{key} must be true or false.");
                return otherwise;
        }
    }

    /// <summary>A number within bounds, both included.</summary>
    public double? Number(string key, double least, double most, bool whole = true)
    {
        switch (Take(key))
        {
            case null:
                return null;
            case YamlScalarNode scalar when double.TryParse(scalar.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                && value >= least && value <= most && (!whole || value == Math.Floor(value)):
                return value;
            case var other:
                var what = whole ? "whole number" : "number";
                Problem(other.Start, $"{_path}{key} 须为 {least} 到 {most} 的{(whole ? "整数" : "数")}。", $"{_path}{key} must be a {what} from {least} to {most}.");
                return null;
        }
    }

    /// <summary>The mapping below a key; an empty one where the key is missing.</summary>
    public SourceKeys Below(string key)
    {
        switch (Take(key))
        {
            case YamlMappingNode mapping:
                return new SourceKeys(_file, $"{_path}{key}.", mapping, _problems);
            case null:
                break;
            case var other:
                Problem(other.Start, $"{_path}{key} 须为键和值。", $"{_path}{key} must be keys with values.");
                break;
        }

        return new SourceKeys(_file, $"{_path}{key}.", [], _problems);
    }

    public void RefuseOthers()
    {
        foreach (var key in _mapping.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "?";
            if (!_taken.Contains(name))
            {
                Problem(key.Start, $"未知的键 {_path}{name}；可用：{string.Join("、", _taken)}。", $"Unknown key {_path}{name}; known are {string.Join(", ", _taken)}.");
            }
        }
    }

    // A key with nothing behind it counts as left out.
    private YamlNode? Take(string key)
    {
        _taken.Add(key);
        return _mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) && !StrictYaml.IsNothing(node) ? node : null;
    }
}

using System.Text;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace PerfEval.Architecture.Tests;

/// <summary>The folders of src as the compiled code uses them: a room is a folder, written Project/Folder/Folder; its own files only.</summary>
internal sealed class Rooms
{
    private readonly Dictionary<(string From, string To), List<string>> _uses = [];

    private readonly ILookup<string, string> _outside;

    private Rooms(ArchUnitNET.Domain.Architecture code)
    {
        foreach (var type in code.Types)
        {
            if (Of(type) is not { } from)
                continue;
            foreach (var used in type.Dependencies.Select(dependency => dependency.Target).Distinct())
            {
                if (Of(used) is not { } to || to == from)
                    continue;
                if (!_uses.TryGetValue((from, to), out var examples))
                    _uses.Add((from, to), examples = []);
                examples.Add($"{Name(type)} → {Name(used)}");
            }
        }

        _outside = code.Types.Where(type => Of(type) is not null)
            .SelectMany(
                type => type.Dependencies.Select(dependency => dependency.Target.FullName).Distinct().Select(target => (Room: Of(type)!, Target: target)))
            .Where(use => !use.Target.StartsWith("PerfEval.", StringComparison.Ordinal)).ToLookup(use => use.Room, use => use.Target);
        All = [.. code.Types.Select(Of).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> All { get; }

    public static Rooms Load(params System.Reflection.Assembly[] assemblies) => new(new ArchLoader().LoadAssemblies(assemblies).Build());

    /// <summary>Who uses whom, with examples.</summary>
    public IEnumerable<(string From, string To, IReadOnlyList<string> Examples)> Uses =>
        _uses.Select(use => (use.Key.From, use.Key.To, (IReadOnlyList<string>)use.Value));

    /// <summary>Folders that use a type, or types of a namespace, that is not ours.</summary>
    public IEnumerable<string> UsersOf(string name) =>
        _outside.Where(room => room.Any(target => target == name || target.StartsWith(name + ".", StringComparison.Ordinal))).Select(room => room.Key);

    /// <summary>Rings between the folders of one folder, each with all that is below it, and between a folder's own files and its folders.</summary>
    public IEnumerable<string> Rings(string folder)
    {
        string? Child(string room) =>
            room == folder ? "." : room.StartsWith(folder + "/", StringComparison.Ordinal) ? room[(folder.Length + 1)..].Split('/')[0] : null;
        var edges = Uses.Select(use => (From: Child(use.From), To: Child(use.To), use.Examples))
            .Where(edge => edge.From is not null && edge.To is not null && edge.From != edge.To)
                .GroupBy(edge => (From: edge.From!, To: edge.To!)).ToDictionary(group => group.Key, group => group.SelectMany(edge => edge.Examples).ToList());
        var reach = edges.Keys.Select(edge => edge.From).Distinct().ToDictionary(node => node, node => Reached(node, edges.Keys));
        foreach (var (edge, examples) in edges.OrderBy(edge => edge.Value.Count))
        {
            if (reach.TryGetValue(edge.To, out var back) && back.Contains(edge.From))
                yield return $"{folder}: {edge.From} → {edge.To} ({examples.Count}: {string.Join("; ", examples.Order(StringComparer.Ordinal).Take(6))})";
        }
    }

    /// <summary>A line a folder, those that use nobody first, each with the folders beside it that it uses; its own folders follow, set in.</summary>
    public string Picture(string folder, int depth = 0)
    {
        var children = All.Where(room => room.StartsWith(folder + "/", StringComparison.Ordinal))
            .Select(room => room[(folder.Length + 1)..].Split('/')[0])
            .Distinct()
            .ToList();
        string? Child(string room) => room.StartsWith(folder + "/", StringComparison.Ordinal) ? room[(folder.Length + 1)..].Split('/')[0] : null;
        var used = children.ToDictionary(
            child => child,
            child => Uses.Where(use => Child(use.From) == child && Child(use.To) is { } to && to != child)
                .Select(use => Child(use.To)!)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .ToList());
        int Level(string child) => used[child].Count == 0 ? 0 : used[child].Max(Level) + 1;
        var text = new StringBuilder(depth == 0 ? folder + "\n" : "");
        foreach (var child in children.OrderBy(Level).ThenBy(child => child, StringComparer.Ordinal))
        {
            text.Append(' ', 2 * (depth + 1)).Append(child).Append(used[child].Count > 0 ? " → " + string.Join(", ", used[child]) : "").Append('\n');
            text.Append(Picture($"{folder}/{child}", depth + 1));
        }

        return text.ToString();
    }

    private static HashSet<string> Reached(string from, IEnumerable<(string From, string To)> edges)
    {
        var ahead = edges.ToLookup(edge => edge.From, edge => edge.To);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out var node))
        {
            foreach (var next in ahead[node].Where(reached.Add))
                open.Enqueue(next);
        }

        return reached;
    }

    private static string? Of(IType type)
    {
        const string Root = "PerfEval.";
        var name = type.Namespace?.FullName ?? "";
        return name.StartsWith(Root, StringComparison.Ordinal) ? name[Root.Length..].Replace('.', '/') : null;
    }

    private static string Name(IType type) => type.FullName[(type.FullName.LastIndexOf('.') + 1)..];
}

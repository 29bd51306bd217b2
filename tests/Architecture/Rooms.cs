using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace PerfEval.Architecture.Tests;

/// <summary>The folders of src as the compiled code uses them: a room is a folder, written Project/Folder/Folder; its own files only.</summary>
internal sealed class Rooms
{
    private readonly Dictionary<(string From, string To), List<string>> _uses = [];

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

        All = [.. code.Types.Select(Of).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> All { get; }

    public static Rooms Load(params System.Reflection.Assembly[] assemblies) => new(new ArchLoader().LoadAssemblies(assemblies).Build());

    /// <summary>Who uses whom, with examples.</summary>
    public IEnumerable<(string From, string To, IReadOnlyList<string> Examples)> Uses => _uses.Select(use => (use.Key.From, use.Key.To, (IReadOnlyList<string>)use.Value));

    /// <summary>Rings between the folders of one folder, each with all that is below it, and between a folder's own files and its folders.</summary>
    public IEnumerable<string> Rings(string folder)
    {
        string? Child(string room) => room == folder ? "." : room.StartsWith(folder + "/", StringComparison.Ordinal) ? room[(folder.Length + 1)..].Split('/')[0] : null;
        var edges = Uses.Select(use => (From: Child(use.From), To: Child(use.To), use.Examples)).Where(edge => edge.From is not null && edge.To is not null && edge.From != edge.To)
            .GroupBy(edge => (From: edge.From!, To: edge.To!)).ToDictionary(group => group.Key, group => group.SelectMany(edge => edge.Examples).ToList());
        var reach = edges.Keys.Select(edge => edge.From).Distinct().ToDictionary(node => node, node => Reached(node, edges.Keys));
        foreach (var (edge, examples) in edges.OrderBy(edge => edge.Value.Count))
        {
            if (reach.TryGetValue(edge.To, out var back) && back.Contains(edge.From))
                yield return $"{folder}: {edge.From} → {edge.To} ({examples.Count}: {string.Join("; ", examples.Order(StringComparer.Ordinal).Take(6))})";
        }
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

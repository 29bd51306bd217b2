using System.Security.Cryptography;
using System.Text;
using PerfEval.Ingest.Text;

namespace PerfEval.Normalize.Vocabulary;

/// <summary>Reads data/vocabulary/*.yaml: group, then role, then the labels as printed.</summary>
public static class VocabularyLoader
{
    /// <exception cref="InvalidDataException">A file is no such mapping, or one label has two roles in a group; names file and label.</exception>
    public static FormVocabulary Load(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
        if (files.Length == 0)
            throw new InvalidDataException($"词表目录没有 yaml 文件：{folder}。 No vocabulary files in {folder}.");
        Array.Sort(files, StringComparer.Ordinal);
        var roles = new Dictionary<string, Dictionary<string, string>>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file, Encoding.UTF8);
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\n" + text));
            Add(roles, file, Parse(file, text));
        }

        var phrases = roles.ToDictionary(
            g => g.Key, g => (IReadOnlyList<string>)g.Value.Keys.OrderByDescending(k => k.Length).ThenBy(k => k, StringComparer.Ordinal).ToList());
        return new FormVocabulary(roles, phrases, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }

    private static Dictionary<string, Dictionary<string, List<string>>> Parse(string file, string text)
    {
        try
        {
            return WordGroups.Read(text);
        }
        catch (StrictYamlException e)
        {
            throw new InvalidDataException($"{file} ({e.Line},{e.Column}): 词表须为 组: 角色: [标签…]。 Expected group: role: [labels]. {e.Message}", e);
        }
    }

    private static void Add(
        Dictionary<string, Dictionary<string, string>> roles, string file, Dictionary<string, Dictionary<string, List<string>>> content)
    {
        foreach (var (group, byRole) in content)
        {
            if (!roles.TryGetValue(group, out var known))
                roles[group] = known = [];
            if (byRole.Count == 0)
                throw Empty(file, group);
            foreach (var (role, labels) in byRole)
            {
                if (labels.Count == 0)
                    throw Empty(file, $"{group}: {role}");
                foreach (var label in labels)
                {
                    var key = Label.KeyOf(label);
                    if (known.TryGetValue(key, out var other) && other != role)
                        throw new InvalidDataException($"{file}: “{label}” 在 {group} 中既是 {other} 又是 {role}。 The label has two roles.");
                    known[key] = role;
                }
            }
        }
    }

    private static InvalidDataException Empty(string file, string key) => new($"{file}: {key} 之下没有标签。 Nothing is listed under {key}.");
}

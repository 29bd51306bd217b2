using System.Collections.Frozen;

namespace PerfEval.Normalize.Vocabulary;

/// <summary>
/// Labels seen in forms and what they mean: group (e.g. funding_column), printed label, role (e.g. full_year). Read from
/// data/vocabulary; an analyst adds a synonym there without a build.
/// </summary>
public sealed class FormVocabulary
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _roles;
    private readonly FrozenDictionary<string, (string Role, string Phrase)[]> _phrases;

    internal FormVocabulary(
        IReadOnlyDictionary<string, Dictionary<string, string>> roles, IReadOnlyDictionary<string, IReadOnlyList<string>> phrases, string hash)
    {
        _roles = roles.ToFrozenDictionary(g => g.Key, g => g.Value.ToFrozenDictionary());
        _phrases = phrases.ToFrozenDictionary(g => g.Key, g => g.Value.Select(p => (roles[g.Key][p], p)).ToArray());
        Hash = hash;
    }

    /// <summary>Changes with any byte of any vocabulary file; part of the key under which recognised reports are stored.</summary>
    public string Hash { get; }

    /// <summary>Role of a label within a group; null where nobody knows the label.</summary>
    public string? Role(string group, Label? label)
    {
        if (label is null || !_roles.TryGetValue(group, out var roles))
            return null;
        foreach (var spelling in label.Spellings)
        {
            if (roles.TryGetValue(spelling, out var role))
                return role;
        }

        return null;
    }

    /// <summary>Role of text that is only looked up, not taken apart.</summary>
    public string? Role(string group, string text) => Role(group, Label.Of(text));

    /// <summary>Roles of a group with the phrases listed for each, longest phrase first.</summary>
    public ReadOnlySpan<(string Role, string Phrase)> Phrases(string group) => _phrases.TryGetValue(group, out var phrases) ? phrases : [];

    /// <summary>Role of the longest phrase of the group that occurs in the text; null where none does.</summary>
    public string? RoleWithin(string group, string squeezed)
    {
        foreach (var (role, phrase) in Phrases(group))
        {
            if (squeezed.Contains(phrase, StringComparison.Ordinal))
                return role;
        }

        return null;
    }
}

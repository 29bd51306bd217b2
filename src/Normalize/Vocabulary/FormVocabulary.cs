using System.Collections.Frozen;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Vocabulary;

/// <summary>
/// Labels seen in forms and what they mean: group (e.g. funding_column), printed label, role (e.g. full_year). Read from
/// data/vocabulary; an analyst adds a synonym there without a build.
/// </summary>
public sealed class FormVocabulary
{
    // 公用经费 in 日常公用经费 is 0.75, 专项资金 behind two other characters 0.6.
    private const double MostlyAlike = 0.7;

    private readonly FrozenDictionary<string, (string Group, string Role)[]> _roles;
    private readonly FrozenDictionary<string, (string Role, string Phrase)[]> _phrases;
    private readonly FrozenDictionary<string, WordSearch> _search;
    private readonly Lazy<FrozenDictionary<string, HashSet<(char, char)>[]>> _pairs;
    private readonly (string Label, Field Field)[] _added = [];

    private FormVocabulary(FormVocabulary other, string label, Field field)
    {
        (_roles, _phrases, _search, _pairs, Hash) = (other._roles, other._phrases, other._search, other._pairs, other.Hash);
        _added = other._added.Append((label, field)).ToArray();
    }

    internal FormVocabulary(
        IReadOnlyDictionary<string, Dictionary<string, string>> roles, IReadOnlyDictionary<string, IReadOnlyList<string>> phrases, string hash)
    {
        _roles = roles.SelectMany(g => g.Value.Select(l => (Label: l.Key, Group: g.Key, Role: l.Value))).GroupBy(l => l.Label)
            .ToFrozenDictionary(l => l.Key, l => l.Select(r => (r.Group, r.Role)).ToArray());
        _phrases = phrases.ToFrozenDictionary(g => g.Key, g => g.Value.Select(p => (roles[g.Key][p], p)).ToArray());
        _search = phrases.ToFrozenDictionary(g => g.Key, g => new WordSearch(g.Value));
        _pairs = new(() => _phrases.ToFrozenDictionary(g => g.Key, g => g.Value.Select(p => Pairs(p.Phrase)).ToArray()));
        Hash = hash;
    }

    /// <summary>Every label with its field, by group, role and label.</summary>
    public IEnumerable<(Field Field, string Label)> Entries => _roles.SelectMany(l => l.Value.Select(r => (new Field(r.Group, r.Role), l.Key)))
        .OrderBy(e => e.Item1.Group, StringComparer.Ordinal).ThenBy(e => e.Item1.Role, StringComparer.Ordinal).ThenBy(e => e.Key, StringComparer.Ordinal);

    /// <summary>Changes with any byte of any vocabulary file; part of the key under which recognised reports are stored.</summary>
    public string Hash { get; }

    /// <summary>The same with one label more, to be tried on one document: it has the same hash, and no files.</summary>
    public FormVocabulary With(string label, Field field) => new(this, label, field);

    /// <summary>Whether the label has a meaning in any group, under one of its spellings.</summary>
    public bool Knows(Label label) => RolesOf(label).Length > 0;

    /// <summary>Role of a label within a group; null where nobody knows the label.</summary>
    public string? Role(string group, Label? label)
    {
        if (label is null)
            return null;
        foreach (var known in RolesOf(label))
        {
            if (known.Group == group)
                return known.Role;
        }

        return null;
    }

    /// <summary>Role of text that is only looked up, not taken apart.</summary>
    public string? Role(string group, string text) => Role(group, Label.Of(text));

    /// <summary>
    /// Whether the label shares most of its pairs of characters with one that the group knows (日常公用经费 with 公用经费), so that it may be another spelling of it.
    /// </summary>
    public bool Resembles(string group, Label? label)
    {
        if (label is null || !_pairs.Value.TryGetValue(group, out var phrases))
            return false;
        label.Pairs ??= [.. label.Spellings.Select(Pairs)];
        return Array.Exists(phrases, known => Array.Exists(label.Pairs, own => MayBeAlike(own, known) && Dice(own, known) >= MostlyAlike));
    }

    /// <summary>Roles of a group with the phrases listed for each, longest phrase first.</summary>
    public ReadOnlySpan<(string Role, string Phrase)> Phrases(string group) => _phrases.TryGetValue(group, out var phrases) ? phrases : [];

    /// <summary>Role of the longest phrase of the group that occurs in the text; null where none does.</summary>
    public string? RoleWithin(string group, string squeezed)
    {
        var best = _search.TryGetValue(group, out var search) ? search.BestIn(squeezed) : -1;
        return best < 0 ? null : _phrases[group][best].Role;
    }

    private static HashSet<(char, char)> Pairs(string text) => [.. text.Zip(text.Skip(1))];

    // Whether the shorter has as many as it takes.
    private static bool MayBeAlike(HashSet<(char, char)> one, HashSet<(char, char)> other) =>
        2.0 * Math.Min(one.Count, other.Count) >= MostlyAlike * (one.Count + other.Count);

    private static double Dice(HashSet<(char, char)> one, HashSet<(char, char)> other) =>
        2.0 * one.Count(other.Contains) / Math.Max(1, one.Count + other.Count);

    // Sections ask about every label again and again, and most labels are in no group at all.
    private (string Group, string Role)[] RolesOf(Label label)
    {
        if (label.Roles is { } known && known.Vocabulary == this)
            return known.Roles;
        List<(string Group, string Role)>? roles = null;
        foreach (var spelling in label.Spellings)
        {
            if (_roles.TryGetValue(spelling, out var found))
                (roles ??= []).AddRange(found);
            foreach (var (added, field) in _added)
            {
                if (added == spelling)
                    (roles ??= []).Add((field.Group, field.Role));
            }
        }

        known = new KnownRoles(this, roles?.ToArray() ?? []);
        label.Roles = known;
        return known.Roles;
    }
}

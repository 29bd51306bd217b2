using System.Collections.Frozen;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Proposals;

/// <summary>
/// Where a label stands, and so which groups of the vocabulary can name it. Groups of the same kind belong to other forms and are out of the question;
/// those of another kind are not, and speak against a proposal: a word that looks like a heading at the edge is no column.
/// </summary>
public sealed record LabelContext
{
    private static readonly FrozenDictionary<string, string> s_kinds = Kinds(
        ("column", ["staffing_column", "budget_column", "building_column", "score_column", "funding_column", "goal_column", "indicator_column", "list_column"]),
        ("line", ["budget_line", "funding_line", "income_nature", "expenditure_nature"]),
        ("key", ["key", "base_key"]),
        ("other", [
            "key_ignored",
            "base_section",
            "section_label",
            "level1",
            "level2_of",
            "total_row",
            "total_field",
            "subtotal_row",
            "note",
            "signature",
            "placeholder_name"
        ]));

    private readonly string _kind;

    private LabelContext(string name, params string[] groups)
    {
        (Name, Groups) = (name, groups);
        _kind = s_kinds[groups[0]];
    }

    /// <summary>Heads of the columns of any form: nothing beside the label tells which.</summary>
    public static LabelContext AnyColumn { get; } = new(
        "column", "staffing_column", "budget_column", "building_column", "score_column", "funding_column", "goal_column", "indicator_column");

    /// <summary>A name with its value beside it.</summary>
    public static LabelContext Key { get; } = new("key", "key", "base_key");

    /// <summary>收支性质 of either side.</summary>
    public static LabelContext Nature { get; } = new("nature", "income_nature", "expenditure_nature");

    /// <summary>Name of the context: its group, or what its groups have in common.</summary>
    public string Name { get; }

    /// <summary>Groups that a label here can belong to.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>
    /// Whether reading the label can change which numbers are read as what: where its header is not read at all, or it names words, nothing is to be tried.
    /// </summary>
    public bool IsTried => this != AnyColumn && this != Key;

    public static LabelContext Of(string group) => new(group, group);

    /// <summary>Whether the group holds labels of forms, from which a label's field can be learnt; words of titles, texts and unit names do not.</summary>
    public static bool IsLabelGroup(string group) => s_kinds.ContainsKey(group);

    /// <summary>Whether a label here could be the field, or something of another kind that speaks against it.</summary>
    public bool Weighs(Field field) => Groups.Contains(field.Group) || s_kinds[field.Group] != _kind;

    public bool Equals(LabelContext? other) => other?.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    private static FrozenDictionary<string, string> Kinds(params ReadOnlySpan<(string Kind, string[] Groups)> kinds) =>
        kinds.ToArray().SelectMany(k => k.Groups.Select(g => (Group: g, k.Kind))).ToFrozenDictionary(k => k.Group, k => k.Kind);
}

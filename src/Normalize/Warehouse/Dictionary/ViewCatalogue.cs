using System.Reflection;
using System.Text.RegularExpressions;

namespace PerfEval.Normalize.Warehouse.Dictionary;

/// <summary>
/// The public views in two languages. dictionary.tsv holds one line per view and per column, in the order of the view: view, column, Chinese
/// name, unit, set of codes, source, meaning, meaning in English. A column that names only itself is described under the view *. codes.tsv
/// holds the Chinese words for coded values: set, code, word.
/// </summary>
public sealed partial class ViewCatalogue
{
    private const string Shared = "*";
    private readonly Dictionary<string, ColumnEntry> _shared;
    private readonly Dictionary<string, List<(string Code, string Chinese)>> _codes;

    private ViewCatalogue(ViewCatalogue? beneath)
    {
        Beneath = beneath;
        _shared = beneath is null ? [] : new(beneath._shared);
        _codes = beneath is null ? [] : new(beneath._codes);
    }

    /// <summary>The views of its own, without those of the dictionary beneath.</summary>
    public IReadOnlyList<ViewEntry> Views { get; private set; } = [];

    /// <summary>The dictionary whose shared columns, codes and view names this one builds on.</summary>
    public ViewCatalogue? Beneath { get; }

    /// <summary>Names of all views here and beneath.</summary>
    public IEnumerable<ViewEntry> AllViews => Beneath is null ? Views : Beneath.AllViews.Concat(Views);

    /// <summary>The views that Normalize loads.</summary>
    public static ViewCatalogue OfFacts() => Embedded(typeof(ViewCatalogue).Assembly, "", null);

    /// <summary>The dictionary that an assembly carries as PREFIXdictionary.tsv and PREFIXcodes.tsv.</summary>
    public static ViewCatalogue Embedded(Assembly assembly, string prefix, ViewCatalogue? beneath)
    {
        return Parse(Text("dictionary.tsv"), Text("codes.tsv"), beneath);

        string Text(string name)
        {
            using var reader = new StreamReader(
                assembly.GetManifestResourceStream(prefix + name) ?? throw new InvalidOperationException($"{prefix}{name} is not embedded."));
            return reader.ReadToEnd();
        }
    }

    /// <exception cref="InvalidDataException">A line is incomplete, names what is not there, or repeats a name; says which.</exception>
    public static ViewCatalogue Parse(string dictionary, string codes, ViewCatalogue? beneath = null)
    {
        var result = new ViewCatalogue(beneath);
        foreach (var line in Lines(codes, 3))
        {
            if (!result._codes.TryGetValue(line[0], out var set))
                result._codes[line[0]] = set = [];
            if (set.Exists(c => c.Code == line[1] || c.Chinese == line[2]))
                throw new InvalidDataException($"codes.tsv: {line[0]} {line[1]} {line[2]} is there twice.");
            set.Add((line[1], line[2]));
        }

        result.Read(Lines(dictionary, 8).ToList());
        return result;
    }

    /// <summary>The codes of a set with their Chinese words, in the order of the file.</summary>
    public IReadOnlyList<(string Code, string Chinese)> Codes(string set) => _codes.TryGetValue(set, out var codes) ? codes : [];

    private void Read(List<string[]> lines)
    {
        foreach (var line in lines.Where(l => l[0] == Shared))
            _shared[line[1]] = Column(line);
        var views = new List<ViewEntry>();
        foreach (var group in lines.Where(l => l[0] != Shared).GroupBy(l => l[0]))
        {
            if (group.First() is not [_, "", var chinese, _, _, _, var meaning, var english])
                throw new InvalidDataException($"dictionary.tsv: {group.Key} has no line of its own before its columns.");
            var columns = group.Skip(1).Select(Column).ToList();
            Unique(columns.Select(c => c.Name).Concat(columns.Select(c => c.Chinese)), group.Key);
            views.Add(new ViewEntry(group.Key, Identifier(chinese, group.Key), Words(meaning, group.Key), Words(english, group.Key), columns));
        }

        Views = views;
        Unique(AllViews.Select(v => v.Name).Concat(AllViews.Select(v => v.Chinese)), "*");
    }

    private ColumnEntry Column(string[] line)
    {
        var place = $"{line[0]}.{line[1]}";
        if (line.Skip(2).All(text => text.Length == 0))
            return _shared.TryGetValue(line[1], out var shared)
                ? shared
                : throw new InvalidDataException($"dictionary.tsv: {place} is not described, nor is *.{line[1]}.");
        var set = line[4].TrimEnd('+').Replace("[]", "", StringComparison.Ordinal);
        if (set is not ("" or "view" or "field" or "column") && !_codes.ContainsKey(set))
            throw new InvalidDataException($"dictionary.tsv: {place} names the codes {set}, which codes.tsv does not have.");
        return new ColumnEntry(line[1], Identifier(line[2], place), line[3], line[4], line[5], Words(line[6], place), Words(line[7], place));
    }

    private static string Identifier(string name, string place) => ChineseName().IsMatch(name)
        ? name
        : throw new InvalidDataException($"dictionary.tsv: the Chinese name '{name}' of {place} needs quotes in SQL, or is missing.");

    // The bar parts the fields of a comment.
    private static string Words(string text, string place) => text.Length > 0 && !text.Contains('|', StringComparison.Ordinal)
        ? text
        : throw new InvalidDataException($"dictionary.tsv: {place} has no meaning in both languages, or one with a bar in it.");

    private static void Unique(IEnumerable<string> names, string place)
    {
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException($"dictionary.tsv: {place} has {twice.Key} twice.");
    }

    // Empty fields at the end of a line may be left out. The first line names the fields.
    private static IEnumerable<string[]> Lines(string text, int fields)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var values = line.TrimEnd('\r').Split('\t');
            if (values.Length > fields)
                throw new InvalidDataException($"dictionary.tsv, codes.tsv: more than {fields} fields in '{line}'.");
            yield return [.. values, .. Enumerable.Repeat("", fields - values.Length)];
        }
    }

    [GeneratedRegex(@"^\p{Lo}[\p{Lo}\p{Nd}_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseName();
}

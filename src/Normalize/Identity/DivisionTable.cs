using System.Text;

namespace PerfEval.Normalize.Identity;

/// <summary>data/divisions.csv, searched by the names that stand in unit names and titles.</summary>
public sealed class DivisionTable
{
    private static readonly string[] s_endings = ["管理区", "经济技术开发区", "经济开发区", "开发区", "高新区", "新区", "自治县", "县", "区", "市"];

    // Words that end like a division and are none: 城市管理局, 幸福社区居委会.
    private static readonly string[] s_noDivision =
    [
        "城市",
        "社区",
        "小区",
        "景区",
        "库区",
        "林区",
        "校区",
        "街区",
        "片区",
        "城区",
        "灾区",
        "地区",
        "辖区",
        "市区",
        "全市",
        "全县",
        "全区",
        "本市",
        "本县",
        "本区"
    ];

    private sealed record Entry(string Code, string Name, string Level, string Parent);

    private readonly Dictionary<string, Entry> _byCode;
    private readonly ILookup<string, Entry> _byName;
    private readonly int _longest;

    private DivisionTable(IReadOnlyList<Entry> entries)
    {
        Hash = StableId.Of([.. entries.Select(entry => entry.ToString())]);
        _byCode = entries.ToDictionary(e => e.Code);
        _byName = entries.SelectMany(e => NamesOf(e).Select(n => (Name: n, Entry: e))).ToLookup(n => n.Name, n => n.Entry);
        _longest = entries.Max(e => e.Name.Length);
    }

    /// <summary>Changes with any line.</summary>
    public string Hash { get; }

    /// <exception cref="InvalidDataException">A line has not four columns; names file and line.</exception>
    public static DivisionTable Load(string path)
    {
        var entries = new List<Entry>();
        var number = 0;
        foreach (var line in File.ReadLines(path, Encoding.UTF8))
        {
            if (++number == 1 || line.Length == 0)
                continue;
            var parts = line.Split(',');
            if (parts.Length != 4)
                throw new InvalidDataException($"{path}:{number}: 应有 4 列。 Expected code,name,level,parent_code.");
            entries.Add(new Entry(parts[0], parts[1], parts[2], parts[3]));
        }

        return new DivisionTable(entries);
    }

    /// <summary>The division of a GB/T 2260 code; null where the table does not list it.</summary>
    public Division? ByCode(string code) => _byCode.TryGetValue(code, out var entry) ? Of(entry) : null;

    /// <summary>
    /// The division that a text begins with (“岳阳市岳阳楼区人民政府办公室”), most local name last. Names that several provinces share
    /// need their parent before them or in <paramref name="context"/>; else the code stays null and the printed name is kept.
    /// </summary>
    public Division Find(string squeezed, string context)
    {
        var position = 0;
        List<Entry> candidates = [];
        string? name = null;
        while (Match(squeezed, position, out var length) is { Count: > 0 } found)
        {
            var narrowed = candidates.Count == 0 ? found : [.. found.Where(f => candidates.Any(c => IsBelow(f, c)))];
            if (narrowed.Count == 0)
                break;
            candidates = narrowed;
            name = candidates[0].Name;
            position += length;
        }

        if (candidates.Count > 1 && candidates.Where(c => Ancestors(c).Any(a => context.Contains(a.Name, StringComparison.Ordinal)))
            .ToList() is { Count: > 0 } sure)
            candidates = sure;
        return candidates.Count switch
        {
            0 => Division.Unknown,
            1 when candidates[0].Level == "prefecture" && ZoneOf(squeezed, position) is { } zone =>
                Of(candidates[0]) with { Code = null, Name = zone, Level = null },
            1 => Of(candidates[0]),
            // The prefecture-level city and a county of one name: the text alone decides for neither.
            _ => new Division(null, name, null, null, null),
        };
    }

    /// <summary>A printed division that the table does not list, such as a development zone: its name as far as the words for its kind.</summary>
    public static Division Printed(string squeezed)
    {
        foreach (var ending in s_endings)
        {
            var at = squeezed.IndexOf(ending, StringComparison.Ordinal);
            if (at is >= 1 and <= 8 && !s_noDivision.Any(w => squeezed[..(at + ending.Length)].EndsWith(w, StringComparison.Ordinal)))
                return new Division(null, squeezed[..(at + ending.Length)], null, null, null);
        }

        return Division.Unknown;
    }

    // “岳阳市城陵矶新区财政局” is no office of the prefecture: a zone that the table does not list follows its name.
    private static string? ZoneOf(string text, int from)
    {
        foreach (var ending in s_endings)
        {
            var at = text.IndexOf(ending, from, StringComparison.Ordinal);
            if (ending.Length >= 2 && at >= from && at - from <= 6 && (at > from || ending.Length > 2))
                return text[from..(at + ending.Length)];
        }

        return null;
    }

    private List<Entry> Match(string text, int from, out int length)
    {
        for (length = Math.Min(_longest, text.Length - from); length >= 2; length--)
        {
            var found = _byName[text.Substring(from, length)].ToList();
            if (found.Count > 0)
                return found;
        }

        return [];
    }

    // Zones are listed with their prefecture before them (岳阳市屈原管理区); they sign without it.
    private IEnumerable<string> NamesOf(Entry entry)
    {
        yield return entry.Name;
        if (entry.Level == "statistical_zone" && _byCode.TryGetValue(entry.Parent, out var parent) && entry.Name.Length > parent.Name.Length + 2
            && entry.Name.StartsWith(parent.Name, StringComparison.Ordinal))
            yield return entry.Name[parent.Name.Length..];
    }

    private bool IsBelow(Entry entry, Entry above) => Ancestors(entry).Any(a => a.Code == above.Code);

    private IEnumerable<Entry> Ancestors(Entry entry)
    {
        for (var code = entry.Parent; code.Length > 0 && _byCode.TryGetValue(code, out var parent); code = parent.Parent)
            yield return parent;
    }

    private Division Of(Entry entry)
    {
        var ancestors = Ancestors(entry).ToList();
        return new Division(
            entry.Code,
            entry.Name,
            entry.Level == "prefecture" ? entry.Name : ancestors.FirstOrDefault(a => a.Level == "prefecture")?.Name,
            entry.Level == "province" ? entry.Name : ancestors.FirstOrDefault(a => a.Level == "province")?.Name,
            entry.Level);
    }
}

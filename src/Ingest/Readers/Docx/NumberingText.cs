using System.Text;
using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>
/// Automatic numbers as printed ("一、", "（二）", "3."): they are not in the text of a document, yet they tell its sections apart.
/// Lists and styles are only read once a paragraph needs them.
/// </summary>
/// <param name="readLists">The document's lists by their number.</param>
/// <param name="readStyles">What its paragraph styles say about numbering, by their id.</param>
internal sealed class NumberingText(Func<IReadOnlyDictionary<int, NumberingList>> readLists, Func<IReadOnlyDictionary<string, StyleNumbering>> readStyles)
{
    private const int Levels = 9;
    private const int MostStyles = 20;

    private readonly Dictionary<string, int?[]> _counters = new(StringComparer.Ordinal);
    private readonly HashSet<(int, int)> _restarted = [];
    private IReadOnlyDictionary<int, NumberingList>? _lists;
    private IReadOnlyDictionary<string, StyleNumbering>? _styles;

    /// <summary>That of a .docx, from numbering.xml and styles.xml.</summary>
    public static NumberingText Of(DocxPackage package, ReaderLimits limits, CancellationToken ct) => new(
        () => Open(package, "numbering", NumberingPart.Read, limits, ct),
        () => Open(package, "styles", StyleNumbering.ReadAll, limits, ct));

    /// <summary>List and level of the current <c>w:numPr</c>; leaves the reader on its end.</summary>
    public static (int? Number, int? Level) ReadReference(XmlParts xml)
    {
        int? number = null;
        int? level = null;
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Name == "numId")
            {
                number = xml.Number("val", 0, int.MaxValue);
            }
            else if (xml.IsElement && xml.Name == "ilvl")
            {
                level = xml.Number("val", 0, Levels - 1);
            }
        }

        return (number, level);
    }

    /// <summary>Counts the paragraph and gives its number with what separates it from the text; empty where it has none.</summary>
    /// <param name="number">List stated by the paragraph itself; 0 takes a style's numbering away, null leaves it to the style.</param>
    public string Next(int? number, int? level, string? style)
    {
        if ((number is null && style is null) || number == 0 || Lists.Count == 0)
        {
            return "";
        }

        if (number is null)
        {
            (number, var styleLevel) = OfStyle(style!);
            level ??= styleLevel;
        }

        if (number is not { } id || !Lists.TryGetValue(id, out var list))
        {
            return "";
        }

        var index = level ?? LevelOfStyle(list, style);
        return list.Levels.TryGetValue(index, out var definition) ? Print(list, definition, index, Count(id, list, index)) : "";
    }

    private IReadOnlyDictionary<int, NumberingList> Lists => _lists ??= readLists();

    private IReadOnlyDictionary<string, StyleNumbering> Styles => _styles ??= readStyles();

    private static IReadOnlyDictionary<TKey, TValue> Open<TKey, TValue>(
        DocxPackage package, string part, Func<XmlParts, IReadOnlyDictionary<TKey, TValue>> read, ReaderLimits limits, CancellationToken ct)
        where TKey : notnull
    {
        if (package.ReadRelated(part) is not { } bytes)
        {
            return new Dictionary<TKey, TValue>();
        }

        using var xml = new XmlParts(bytes, limits, ct);
        return read(xml);
    }

    private (int? Number, int? Level) OfStyle(string style)
    {
        int? level = null;
        var name = style;
        for (var i = 0; i < MostStyles && name is not null && Styles.TryGetValue(name, out var found); i++)
        {
            level ??= found.Level;
            if (found.Number is not null)
            {
                return (found.Number, level);
            }

            name = found.BasedOn;
        }

        return (null, null);
    }

    private static int LevelOfStyle(NumberingList list, string? style) =>
        style is null ? 0 : list.Levels.FirstOrDefault(level => level.Value.Style == style).Key;

    private int?[] Count(int id, NumberingList list, int index)
    {
        if (!_counters.TryGetValue(list.Definition, out var counter))
        {
            _counters[list.Definition] = counter = new int?[Levels];
        }

        counter[index] = list.StartOverrides.TryGetValue(index, out var start) && _restarted.Add((id, index))
            ? start
            : counter[index] + 1 ?? list.Levels[index].Start;
        for (var below = index + 1; below < Levels; below++)
        {
            var restart = list.Levels.TryGetValue(below, out var level) ? level.Restart : null;
            if (restart is null || (restart > 0 && index < restart))
            {
                counter[below] = null;
            }
        }

        return counter;
    }

    private static string Print(NumberingList list, NumberingLevel level, int index, int?[] counter)
    {
        if (level.NumberFormat == "bullet")
        {
            return "";
        }

        var text = new StringBuilder(level.Text.Length + 4);
        for (var i = 0; i < level.Text.Length; i++)
        {
            if (level.Text[i] == '%' && i + 1 < level.Text.Length && level.Text[i + 1] is >= '1' and <= '9')
            {
                var which = level.Text[++i] - '1';
                var definition = list.Levels.GetValueOrDefault(which);
                var number = counter[which] ?? definition?.Start ?? 1;
                text.Append(NumberFormats.Print(number, level.AllDecimal ? "decimal" : definition?.NumberFormat ?? "decimal"));
            }
            else
            {
                text.Append(level.Text[i]);
            }
        }

        return text.Length == 0 || level.NoSuffix ? text.ToString() : text.Append(' ').ToString();
    }
}

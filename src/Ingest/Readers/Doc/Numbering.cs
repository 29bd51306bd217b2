using System.Globalization;
using System.Text;
using PerfEval.Ingest.Readers.Docx;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>List definitions ([MS-DOC] 2.9.131 LFO, 2.9.147 LSTF, 2.9.150 LVL) and what styles say of them, in the shape of a .docx.</summary>
internal static class Numbering
{
    private const int ListBytes = 28;
    private const int OverrideBytes = 16;
    private const int LevelBytes = 28;
    private const int Levels = 9;

    public static string StyleId(int style) => style.ToString(CultureInfo.InvariantCulture);

    /// <summary>The document's lists, counted from 1.</summary>
    public static IReadOnlyDictionary<int, NumberingList> Lists(WordFile file)
    {
        var definitions = Definitions(file);
        var lists = new Dictionary<int, NumberingList>();
        var bytes = file.Part(FibPart.ListOverrides);
        if (bytes.Length < 4)
            return lists;
        var count = Math.Min(bytes.UInt32(0), (uint)bytes.Length / OverrideBytes);
        var at = 4 + ((long)count * OverrideBytes);
        for (var i = 0; i < count; i++)
        {
            var definition = bytes.Int32(4L + (OverrideBytes * (long)i));
            var levels = new Dictionary<int, NumberingLevel>(definitions.GetValueOrDefault(definition) ?? []);
            var starts = new Dictionary<int, int>();
            // Each begins with four bytes that say nothing.
            at += 4;
            for (var n = bytes.Byte(4L + (OverrideBytes * (long)i) + 12); n > 0; n--)
                at = Override(bytes, at, levels, starts);
            lists[i + 1] = new NumberingList(StyleId(definition), levels, starts);
        }

        return lists;
    }

    /// <summary>What each style of the style sheet says about numbering ([MS-DOC] 2.9.271 STSH).</summary>
    public static IReadOnlyDictionary<string, StyleNumbering> Styles(WordBytes sheet)
    {
        var styles = new Dictionary<string, StyleNumbering>(StringComparer.Ordinal);
        if (sheet.Length < 6)
            return styles;
        int count = sheet.UInt16(2);
        int head = sheet.UInt16(4);
        var at = 2L + sheet.UInt16(0);
        for (var i = 0; i < count && at + 2 <= sheet.Length; i++)
        {
            int length = sheet.UInt16(at);
            if (length > 0)
                styles[StyleId(i)] = Style(sheet.Part("STD", at + 2, length), head);
            at += 2 + length + (length % 2);
        }

        return styles;
    }

    private static StyleNumbering Style(WordBytes style, int head)
    {
        const int ParagraphStyle = 1;
        var kind = style.UInt16(2);
        var basedOn = kind >> 4 == 0xFFF ? null : StyleId(kind >> 4);
        if ((kind & 0xF) != ParagraphStyle)
            return new StyleNumbering(basedOn, null, null);
        // Behind the head the name with its length and a zero; then, at an even place, the paragraph's properties after their length and style.
        var at = head + 2L + (2L * style.UInt16(head)) + 2;
        at += at % 2;
        int? list = null;
        int? level = null;
        for (var sprms = new SprmList(style.Slice(at + 4, Math.Max(0, style.UInt16(at) - 2))); sprms.Next();)
        {
            list = sprms.Code == Sprm.List ? Math.Max(0, sprms.Number) : list;
            level = sprms.Code == Sprm.ListLevel ? sprms.Value : level;
        }

        return new StyleNumbering(basedOn, list, level);
    }

    private static Dictionary<int, Dictionary<int, NumberingLevel>> Definitions(WordFile file)
    {
        var definitions = new Dictionary<int, Dictionary<int, NumberingLevel>>();
        var (start, length) = file.Fib.Place(FibPart.Lists);
        if (length < 2)
            return definitions;
        // The levels of all lists follow behind the structure's own length.
        var bytes = file.Table.From("PlfLst", start);
        int count = bytes.UInt16(0);
        var at = 2L + (count * ListBytes);
        for (var i = 0; i < count; i++)
        {
            var list = 2L + (ListBytes * i);
            var levels = new Dictionary<int, NumberingLevel>();
            var isSimple = (bytes.Byte(list + 26) & 1) != 0;
            for (var level = 0; level < (isSimple ? 1 : Levels); level++)
            {
                (levels[level], at) = Level(bytes, at);
                if (bytes.UInt16(list + 8 + (2 * level)) is var style and < 0xFFF)
                    levels[level] = levels[level] with { Style = StyleId(style) };
            }

            definitions[bytes.Int32(list)] = levels;
        }

        return definitions;
    }

    private static (NumberingLevel Level, long End) Level(WordBytes bytes, long at)
    {
        var flags = bytes.Byte(at + 5);
        var text = at + LevelBytes + bytes.Byte(at + 24) + bytes.Byte(at + 25);
        int length = bytes.UInt16(text);
        var format = bytes.Byte(at + 4);
        return (
            new NumberingLevel
            {
                Start = Math.Clamp(bytes.Int32(at), 0, int.MaxValue / 2),
                NumberFormat = NumberCodes.Name(format),
                Text = Pattern(bytes.Slice(text + 2, 2L * length)),
                AllDecimal = (flags & 0x04) != 0,
                NoSuffix = bytes.Byte(at + 15) == 2,
                Restart = (flags & 0x08) != 0 ? bytes.Byte(at + 26) : null,
            },
            text + 2 + (2L * length));
    }

    /// <summary>Numbers of levels stand in the text as the characters 0 to 8.</summary>
    private static string Pattern(ReadOnlySpan<byte> bytes)
    {
        var pattern = new StringBuilder();
        foreach (var character in Encoding.Unicode.GetString(bytes))
            pattern.Append(character < Levels ? $"%{character + 1}" : character.ToString());
        return pattern.ToString();
    }

    private static long Override(WordBytes bytes, long at, Dictionary<int, NumberingLevel> levels, Dictionary<int, int> starts)
    {
        var flags = bytes.Byte(at + 4);
        var level = flags & 0xF;
        if ((flags & 0x10) != 0 && level < Levels)
            starts[level] = Math.Clamp(bytes.Int32(at), 0, int.MaxValue / 2);
        if ((flags & 0x20) == 0)
            return at + 8;
        var (own, end) = Level(bytes, at + 8);
        if (level < Levels)
            levels[level] = own with { Style = levels.GetValueOrDefault(level)?.Style };
        return end;
    }
}

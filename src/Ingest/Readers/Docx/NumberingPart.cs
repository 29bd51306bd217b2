using PerfEval.Ingest.Containers.Zip;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>Reads numbering.xml: list definitions and the lists made from them.</summary>
internal static class NumberingPart
{
    private const int MostLevels = 9;

    public static IReadOnlyDictionary<int, NumberingList> Read(XmlParts xml)
    {
        var definitions = new Dictionary<string, Dictionary<int, NumberingLevel>>(StringComparer.Ordinal);
        var lists = new Dictionary<int, NumberingList>();
        if (!xml.MoveToRoot())
        {
            return lists;
        }

        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Name == "abstractNum")
            {
                definitions[xml.Attribute("abstractNumId") ?? ""] = ReadLevels(xml);
            }
            else if (xml.IsElement && xml.Name == "num" && xml.Number("numId", 1, int.MaxValue) is { } id)
            {
                lists[id] = ReadList(xml, definitions);
            }
            else if (xml.IsElement)
            {
                xml.Skip();
            }
        }

        return lists;
    }

    private static Dictionary<int, NumberingLevel> ReadLevels(XmlParts xml)
    {
        var levels = new Dictionary<int, NumberingLevel>();
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Name == "lvl" && xml.Number("ilvl", 0, MostLevels - 1) is { } index)
            {
                levels[index] = ReadLevel(xml);
            }
            else if (xml.IsElement)
            {
                xml.Skip();
            }
        }

        return levels;
    }

    private static NumberingLevel ReadLevel(XmlParts xml)
    {
        var level = new NumberingLevel();
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            // An AlternateContent around the format is looked through; its fallback comes last and is a format of the standard.
            level = !xml.IsElement ? level : xml.Name switch
            {
                "start" => level with { Start = xml.Number("val", 0, int.MaxValue / 2) ?? 1 },
                "numFmt" => level with { NumberFormat = xml.Attribute("val") ?? "decimal" },
                "lvlText" => level with { Text = xml.Attribute("val") ?? "" },
                "isLgl" => level with { AllDecimal = xml.IsOn() },
                "suff" => level with { NoSuffix = xml.Attribute("val") == "nothing" },
                "pStyle" => level with { Style = xml.Attribute("val") },
                "lvlRestart" => level with { Restart = xml.Number("val", 0, MostLevels) },
                _ => level,
            };
        }

        return level;
    }

    private static NumberingList ReadList(XmlParts xml, Dictionary<string, Dictionary<int, NumberingLevel>> definitions)
    {
        var definition = "";
        var overrides = new Dictionary<int, NumberingLevel>();
        var starts = new Dictionary<int, int>();
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Name == "abstractNumId")
            {
                definition = xml.Attribute("val") ?? "";
            }
            else if (xml.IsElement && xml.Name == "lvlOverride" && xml.Number("ilvl", 0, MostLevels - 1) is { } index)
            {
                ReadOverride(xml, index, overrides, starts);
            }
        }

        var levels = new Dictionary<int, NumberingLevel>(definitions.GetValueOrDefault(definition) ?? []);
        foreach (var (index, level) in overrides)
        {
            levels[index] = level;
        }

        return new NumberingList(definition, levels, starts);
    }

    private static void ReadOverride(XmlParts xml, int index, Dictionary<int, NumberingLevel> levels, Dictionary<int, int> starts)
    {
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Name == "startOverride")
            {
                starts[index] = xml.Number("val", 0, int.MaxValue / 2) ?? 1;
            }
            else if (xml.IsElement && xml.Name == "lvl")
            {
                levels[index] = ReadLevel(xml);
            }
        }
    }
}

using System.Text.Json;

namespace PerfEval.Analytics.Tests.Gold;

/// <summary>Writes the transcribed figures and lists of the text, with line and basis as the reader tells them by the label.</summary>
internal static class GoldNarrative
{
    private static readonly (string Word, string Line)[] s_lines =
        [("自评得分", "self_score"), ("基本支出", "basic"), ("项目支出", "project"), ("人员经费", "personnel"), ("公用经费", "operating")];

    public static void Load(WarehouseFixture warehouse, string report, JsonElement gold)
    {
        // The transcription leaves headings out; they are those of the official outline.
        warehouse.Passage(report, "二", "二、一般公共预算支出情况");
        foreach (var (section, fund) in new[] { ("三", "政府性基金"), ("四", "国有资本经营"), ("五", "社会保险基金") })
        {
            warehouse.Passage(report, section, $"{section}、{fund}预算支出情况");
            warehouse.Passage(report, section, "无");
        }

        foreach (var figure in gold.GetProperty("narrative_figures").EnumerateArray())
        {
            var label = figure.GetProperty("label").GetString()!;
            var line = LineOf(label);
            warehouse.Figure(report, line, BasisOf(line, label), figure.GetProperty("value").GetDecimal(), figure.GetProperty("unit").GetString()!,
                figure.GetProperty("section").GetString(), label);
        }

        foreach (var list in gold.GetProperty("narrative_itemised_lists").EnumerateArray())
        {
            warehouse.Items(report, list.GetProperty("label").GetString(), list.GetProperty("stated_total").GetDecimal(),
                list.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("name").GetString()!, item.GetProperty("value").GetDecimal())));
        }
    }

    private static string? LineOf(string label)
    {
        foreach (var (word, line) in s_lines)
        {
            if (label.Contains(word, StringComparison.Ordinal))
                return line;
        }

        return null;
    }

    // Both texts split what was spent, not what was planned.
    private static string? BasisOf(string? line, string label) =>
        line is null or "self_score" ? null : label.Contains("年初", StringComparison.Ordinal) ? "initial" : "final";
}

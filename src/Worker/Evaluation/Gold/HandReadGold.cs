using System.Text.Json;

namespace PerfEval.Worker.Evaluation.Gold;

/// <summary>
/// Published reports as people read them off: one object a report, grouped as the forms are printed. Notes of the reader (source lines,
/// raw spellings, sums) are left aside; so are list labels of the narrative, which are his words.
/// </summary>
public sealed class HandReadGold : IGoldFormat
{
    private static readonly (string, string)[] s_funding = Same("initial", "full_year", "executed", "weight", "rate_pct", "score");

    private static readonly (string, string)[] s_indicator =
        [.. Same("level1", "level2", "name", "target", "actual", "weight", "score"), ("level1_points", "level1_weight"), ("deviation", "deviation_note")];

    private static readonly (string, string)[] s_total = Same("weight", "score");

    public bool Recognises(JsonElement root) => root.TryGetProperty("unit", out _) && root.TryGetProperty("conventions", out _);

    public IReadOnlyList<GoldReport> Read(JsonElement root)
    {
        var views = new Dictionary<string, IReadOnlyList<EvalRow>>();
        Put("report", [JsonRow.Of(root, Same("unit", "year", "division"))]);
        Put("staffing", One(root, "staffing", Same("authorised", "actual", "control_rate_pct")));
        Put("budget_line", Many(root, "base_lines", [("line", "label"), .. Same("prior_final", "budget", "final")])?.Select(EmptyIsNoRow));
        Put("building", One(root, "buildings",
            [
                ("approved_area_m2", "approved_area"),
                ("actual_area_m2", "actual_area"),
                .. Same("area_control_rate_pct", "budget_investment", "actual_investment", "investment_control_rate_pct")
            ]));
        var projects = Elements(root, "projects").ToList();
        Put("project", [.. UnitGoals(root), .. projects.Select(Project)]);
        Put("funding", [.. UnitFunds(root), .. projects.SelectMany(Funds)]);
        Put("funding_by_nature", root.TryGetProperty("unit_funds", out var funds) ? [.. Nature(funds, "income"), .. Nature(funds, "expenditure")] : null);
        Put("indicator", [.. Indicators(root, "unit_indicators", null), .. projects.SelectMany(p => Indicators(p, "indicators", p))]);
        Put("score_item", Many(root, "score_sheet", Same("level1", "level2", "level3", "weight", "score", "explanation", "criteria")));
        Put(
            "score_total",
            [.. Totals(root, "unit_total", null), .. Totals(root, "score_sheet_total", null), .. projects.SelectMany(p => Totals(p, "total", p))]);
        Put(ViewShape.NarrativeFigure, Money(root));
        Put("narrative_item", Lists(root));
        return [new GoldReport(root.GetProperty("unit").GetString(), views)];

        void Put(string view, IEnumerable<EvalRow>? rows)
        {
            if (rows is not null)
                views.Add(view, [.. rows]);
        }
    }

    // A table row in which nothing is printed.
    private static EvalRow EmptyIsNoRow(EvalRow row) => row with { MayBeAbsent = row.Fields.All(f => f.Value is null or "") };

    private static IEnumerable<EvalRow> UnitGoals(JsonElement root)
    {
        if (!Object(root, "unit_goals", out var goals))
            yield break;
        var row = JsonRow.Of(goals, [("expected", "goal_expected"), ("actual", "goal_actual")], ("project", null));
        yield return root.TryGetProperty("frugality_measures", out var frugality)
            ? new EvalRow(new Dictionary<string, object?>(row.Fields) { ["frugality"] = frugality.GetString() })
            : row;
    }

    private static EvalRow Project(JsonElement project)
    {
        var row = JsonRow.Of(project, [("name", "project"), ("department", "competent_dept"), ("implementer", "implementing_unit")]);
        if (!Object(project, "goals", out var goals))
            return row;
        return JsonRow.Of(goals, [("expected", "goal_expected"), ("actual", "goal_actual")], row.Fields.Select(f => (f.Key, f.Value)));
    }

    private static IEnumerable<EvalRow> UnitFunds(JsonElement root)
    {
        if (Object(root, "unit_funds", out var funds) && Object(funds, "total", out var total))
            yield return JsonRow.Of(total, s_funding, [.. Scope(null), ("line", "total")]);
    }

    private static IEnumerable<EvalRow> Funds(JsonElement project) => Elements(project, "funds").Select(
        fund => JsonRow.Of(fund, [("line", "label"), .. s_funding], [.. Scope(project), ("line", Line(fund.GetProperty("line").GetString()!))]));

    // The gold files give the printed label; the four lines of the form are told by one word each.
    private static string Line(string label) =>
        label.Contains("结转", StringComparison.Ordinal) ? "carry_over"
        : label.Contains("拨款", StringComparison.Ordinal) ? "current_year_appropriation"
        : label.Contains("总额", StringComparison.Ordinal) ? "total"
        : "other";

    // This format has a null for a blank amount and for a line that is not printed, and its own name for one line.
    private static IEnumerable<EvalRow> Nature(JsonElement funds, string side) => !Object(funds, side, out var lines)
        ? []
        : lines.EnumerateObject().Select(
            l => JsonRow.Of(lines, [(l.Name, "amount")], ("side", side), ("line", l.Name == "gov_fund" ? "government_fund" : l.Name)) with
            {
                MayBeAbsent = l.Value.ValueKind == JsonValueKind.Null,
            });

    private static IEnumerable<EvalRow> Indicators(JsonElement source, string property, JsonElement? project) =>
        Elements(source, property).Select(i => JsonRow.Of(i, s_indicator, Scope(project)));

    private static IEnumerable<EvalRow> Totals(JsonElement source, string property, JsonElement? project)
    {
        if (Object(source, property, out var total))
            yield return JsonRow.Of(total, s_total, Scope(project));
    }

    private static IEnumerable<EvalRow>? Money(JsonElement root) => !root.TryGetProperty("narrative_figures", out _) ? null
        : Elements(root, "narrative_figures").Where(f => f.GetProperty("kind").GetString() == "money")
            .Select(f => JsonRow.Of(f, [.. Same("section", "label", "value", "basis", "quote"), ("unit", "measure_unit")]));

    private static IEnumerable<EvalRow>? Lists(JsonElement root) => !root.TryGetProperty("narrative_itemised_lists", out _) ? null
        : Elements(root, "narrative_itemised_lists").SelectMany(list => Elements(list, "items").Select(
            item => JsonRow.Of(item, [("name", "label"), ("value", "value")], ("stated_total", list.GetProperty("stated_total").GetDecimal()))));

    private static IEnumerable<(string Column, object? Value)> Scope(JsonElement? project) =>
        [("scope", project is null ? "unit" : "project"), ("project", project?.GetProperty("name").GetString())];

    private static IEnumerable<EvalRow>? Many(JsonElement root, string property, (string, string)[] names) =>
        root.TryGetProperty(property, out _) ? Elements(root, property).Select(e => JsonRow.Of(e, names)) : null;

    private static IEnumerable<EvalRow>? One(JsonElement root, string property, (string, string)[] names) =>
        !root.TryGetProperty(property, out _) ? null : Object(root, property, out var value) ? [JsonRow.Of(value, names)] : [];

    private static JsonElement.ArrayEnumerator Elements(JsonElement source, string property) =>
        source.TryGetProperty(property, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    private static bool Object(JsonElement source, string property, out JsonElement value) =>
        source.TryGetProperty(property, out value) && value.ValueKind == JsonValueKind.Object;

    private static (string, string)[] Same(params string[] names) => [.. names.Select(n => (n, n))];
}

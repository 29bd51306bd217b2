using System.Text.Encodings.Web;
using System.Text.Json;
using PerfEval.SampleGenerator.Facts;

namespace PerfEval.SampleGenerator;

/// <summary>Writes what a reader must find in a sample: rows per view, straight from the facts.</summary>
internal static class ExpectedFile
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Sample sample)
    {
        var reports = string.Join(",\n", sample.Reports.Select(r => "    {\n" + string.Join(",\n", Report(r)) + "\n    }"));
        return $$"""
            {
              "file": {{Json(sample.FileName)}},
              "layout": {{Json(sample.Layout.Code)}},
              "reports": [

            """ + reports + "\n  ]\n}\n";
    }

    private static IEnumerable<string> Report(ReportFacts r)
    {
        yield return $"      \"unit\": {Json(r.Unit.Name)}";
        yield return $"      \"division\": {Json(r.Unit.Place.Name)}";
        yield return $"      \"division_code\": {Json(r.Unit.Place.Code)}";
        yield return $"      \"year\": {Json(r.Year)}";
        yield return $"      \"self_score\": {Json(r.ScoreSheetTotal ?? r.UnitForm?.TotalScore ?? r.Narrative.SelfScore)}";
        yield return Rows("staffing", (r.Staffing ?? r.Narrative.Staffing) is { } s
            ? [new { authorised = s.Authorised, actual = s.Actual, control_rate_pct = r.Staffing?.ControlRate }]
            : []);
        yield return Rows("budget_line", r.BaseLines.Select(l => new { label = l.Label, prior_final = l.PriorFinal, budget = l.Budget, final = l.Final }));
        yield return Rows("building", r.Building is { } b
            ? [new
            {
                approved_area = b.ApprovedArea, actual_area = b.ActualArea, area_control_rate_pct = b.AreaRate, budget_investment = b.BudgetInvestment,
                actual_investment = b.ActualInvestment, investment_control_rate_pct = b.InvestmentRate,
            }]
            : []);
        yield return Rows("project", r.Forms.Select(f => new
        {
            project = f.Project,
            competent_dept = f.CompetentDept,
            implementing_unit = f.ImplementingUnit,
            goal_expected = f.GoalExpected,
            goal_actual = f.GoalActual,
        }));
        yield return Rows("funding", r.Forms.SelectMany(f => f.Funds.Select(l => new
        {
            scope = Scope(f),
            project = f.Project,
            line = l.Line,
            label = l.Label,
            initial = l.Initial,
            full_year = l.FullYear,
            executed = l.Executed,
            weight = l.Weight,
            rate_pct = l.Rate,
            score = l.Score,
        })));
        yield return Rows(
            "funding_by_nature", r.Forms.SelectMany(f => f.Natures.Select(n => new { side = n.Side, line = n.Line, label = n.Label, amount = n.Amount })));
        yield return Rows("indicator", r.Forms.SelectMany(f => f.Indicators.Where(i => i.Filled).Select(i => new
        {
            scope = Scope(f),
            project = f.Project,
            level1 = i.Level1,
            level1_weight = i.Level1Points,
            level2 = i.Level2,
            name = i.Name,
            target = i.Target,
            actual = i.Actual,
            weight = i.Weight,
            score = i.Score,
            deviation_note = i.Note,
        })));
        yield return Rows("score_item", r.ScoreItems.Select(i => new
        {
            level1 = i.Level1,
            level2 = i.Level2,
            level3 = i.Level3,
            weight = i.Weight,
            score = i.Score,
            explanation = i.Explanation,
            criteria = i.Criteria,
        }));
        yield return Rows("score_total", Totals(r));
        yield return Rows("narrative_figure", r.Narrative.Figures.Select(f => new
        {
            section = f.Section,
            label = f.Label,
            basis = f.Basis,
            value = f.Value,
            measure_unit = "万元",
            quote = f.Quote,
        }));
        yield return Rows("narrative_item", r.Narrative.Items.Select(i => new
        {
            list_no = i.ListNo,
            list_label = i.ListLabel,
            stated_total = i.StatedTotal,
            label = i.Label,
            value = i.Value,
            measure_unit = "万元",
        }));
        yield return Rows("flags", r.Flags.Select(f => new
        {
            rule_id = f.RuleId,
            scope = f.Project is null ? "unit" : "project",
            project = f.Project,
            subject = f.Subject,
            severity = f.Severity,
        }));
    }

    private static IEnumerable<object> Totals(ReportFacts r)
    {
        foreach (var form in r.Forms.Where(f => f.TotalScore is not null))
            yield return new { scope = Scope(form), project = form.Project, weight = form.TotalWeight, score = form.TotalScore };
        if (r.ScoreSheetTotal is { } score)
            yield return new { scope = "unit", project = (string?)null, weight = r.ScoreSheetTotalWeight, score };
    }

    private static string Scope(SelfForm form) => form.IsUnit ? "unit" : "project";

    private static string Rows(string view, IEnumerable<object> rows)
    {
        var lines = rows.Select(r => "        " + Json(r)).ToList();
        return $"      \"{view}\": " + (lines.Count == 0 ? "[]" : "[\n" + string.Join(",\n", lines) + "\n      ]");
    }

    private static string Json(object? value) => JsonSerializer.Serialize(value, s_options);
}

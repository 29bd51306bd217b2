using System.Globalization;
using System.Text.Json;

namespace PerfEval.Analytics.Tests.Gold;

/// <summary>Writes the transcribed facts of one report into a fixture, as the loader would.</summary>
internal static class GoldReport
{
    // First match wins.
    private static readonly (string Label, string Line)[] s_lines =
    [
        ("三公", "three_public"), ("购置和维护", "vehicle"), ("公车购置", "vehicle_purchase"), ("公车运行", "vehicle_operation"), ("出国", "overseas"),
        ("公务接待", "reception"), ("项目支出", "project"), ("业务工作", "project_work"), ("运行维护经费", "project_maintenance"), ("区级专项", "special_local"),
        ("省级专项", "special_provincial"), ("上级转移", "upper_transfer"), ("公用经费", "operating"), ("办公经费", "operating_office"),
        ("水费", "operating_utilities_travel"), ("会议费", "operating_meeting_training"), ("政府采购", "procurement"), ("基本支出预算", "basic_adjustment"),
    ];

    public static void Load(WarehouseFixture warehouse, string name, string divisionCode)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedFactAttribute.GoldFolder!, name + ".json")));
        var gold = json.RootElement;
        var report = warehouse.Report(name, gold.GetProperty("unit").GetString()!, divisionCode, gold.GetProperty("year").GetInt32());

        var staffing = gold.GetProperty("staffing");
        warehouse.Staffing(report, (int?)Number(staffing, "authorised"), (int?)Number(staffing, "actual"), Number(staffing, "control_rate_pct"));
        foreach (var line in gold.GetProperty("base_lines").EnumerateArray())
            warehouse.BudgetLine(
                report, LineOf(line.GetProperty("line").GetString()!), Number(line, "prior_final"), Number(line, "budget"), Number(line, "final"));

        var funds = gold.GetProperty("unit_funds");
        Funding(warehouse, report, funds.GetProperty("total"), null, "total");
        foreach (var side in new[] { "income", "expenditure" })
        {
            foreach (var line in funds.GetProperty(side).EnumerateObject())
                warehouse.Nature(report, side, line.Name == "gov_fund" ? "government_fund" : line.Name, Number(funds.GetProperty(side), line.Name));
        }

        Form(warehouse, report, null, gold.GetProperty("unit_indicators"), gold.GetProperty("unit_total"));
        foreach (var project in gold.GetProperty("projects").EnumerateArray())
        {
            var projectName = project.GetProperty("name").GetString()!;
            foreach (var fund in project.GetProperty("funds").EnumerateArray())
                Funding(warehouse, report, fund, projectName, SourceOf(fund.GetProperty("line").GetString()!));
            Form(warehouse, report, projectName, project.GetProperty("indicators"), project.GetProperty("total"));
        }

        GoldNarrative.Load(warehouse, report, gold);
    }

    private static void Form(WarehouseFixture warehouse, string report, string? project, JsonElement indicators, JsonElement total)
    {
        foreach (var row in indicators.EnumerateArray())
        {
            warehouse.Indicator(
                report, Number(row, "weight"), Number(row, "score"), Text(row, "name"), project, Text(row, "level1"), Number(row, "level1_points"),
                Text(row, "level2"), Text(row, "target"), Text(row, "actual"));
        }

        warehouse.ScoreTotal(report, Number(total, "score"), Number(total, "weight"), project);
    }

    private static void Funding(WarehouseFixture warehouse, string report, JsonElement fund, string? project, string line)
    {
        var rate = Number(fund, "rate_pct");
        warehouse.Funding(
            report, Number(fund, "initial"), Number(fund, "full_year"), Number(fund, "executed"), Number(fund, "weight"), rate, Number(fund, "score"),
            project, line, rate is null ? null : rate.Value.ToString(CultureInfo.InvariantCulture) + "%");
    }

    private static string SourceOf(string label) => label switch
    {
        "年度资金总额" => "total",
        "其中：当年财政拨款" => "current_year_appropriation",
        "上年结转资金" => "carry_over",
        "其他资金" => "other",
        _ => throw new InvalidOperationException($"The transcription names a source '{label}' that this test does not know."),
    };

    private static string LineOf(string label)
    {
        foreach (var (part, line) in s_lines)
        {
            if (label.Contains(part, StringComparison.Ordinal))
                return line;
        }

        return "placeholder";
    }

    private static decimal? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}

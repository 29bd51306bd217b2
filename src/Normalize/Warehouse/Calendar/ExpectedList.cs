using System.Globalization;
using System.Text;
using PerfEval.Normalize.Identity;

namespace PerfEval.Normalize.Warehouse.Calendar;

/// <summary>data/expected.csv: unit,division_code,year,kind,expected_on; the last two may be empty.</summary>
public static class ExpectedList
{
    public const string SelfEvaluation = "self_evaluation";

    private const string Header = "unit,division_code,year,kind,expected_on";
    private const int Columns = 5;

    /// <summary>A missing file is an empty list.</summary>
    /// <exception cref="InvalidDataException">Lines are not as they should be; names file and every one of them.</exception>
    public static IReadOnlyList<ExpectedReport> Load(string path, DivisionTable divisions)
    {
        if (!File.Exists(path))
            return [];
        var (reports, problems) = (new List<ExpectedReport>(), new List<string>());
        var number = 0;
        foreach (var line in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            if (line.Trim().Length == 0)
                continue;
            if (number == 1)
            {
                if (line.Trim() != Header)
                    problems.Add($"{path}:1: 首行应为 {Header}。 The first line must be {Header}.");
                continue;
            }

            var (report, problem) = Read(line.Split(','), divisions);
            if (report is not null)
                reports.Add(report);
            else
                problems.Add($"{path}:{number}: {problem}");
        }

        return problems.Count == 0 ? [.. reports.Distinct()] : throw new InvalidDataException(string.Join(Environment.NewLine, problems));
    }

    private static (ExpectedReport? Report, string? Problem) Read(string[] fields, DivisionTable divisions)
    {
        if (fields.Length != Columns)
            return (null, $"应有 {Columns} 列，实有 {fields.Length} 列。 Expected {Columns} columns, found {fields.Length}.");
        var (unit, code, year, kind, day) = (UnitName.Normalise(fields[0]), fields[1].Trim(), fields[2].Trim(), fields[3].Trim(), fields[4].Trim());
        if (unit is null)
            return (null, "缺单位名称。 The unit is missing.");
        if (divisions.ByCode(code) is not { } division)
            return (null, $"区划代码“{code}”不在 divisions.csv 中。 No division has the code '{code}'.");
        if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var fiscal) || fiscal is < 2000 or > 2100)
            return (null, $"年度“{year}”无效。 '{year}' is no fiscal year.");
        if (kind.Length > 0 && kind != SelfEvaluation)
            return (null, $"文件种类“{kind}”未知，应为 {SelfEvaluation} 或留空。 Unknown kind '{kind}'.");
        DateOnly? expectedOn = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        return day.Length > 0 && expectedOn is null
            ? (null, $"日期“{day}”应写作 2024-12-31。 '{day}' is no date like 2024-12-31.")
            : (new ExpectedReport(unit, division, fiscal, SelfEvaluation, expectedOn), null);
    }
}

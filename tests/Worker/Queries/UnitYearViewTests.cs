namespace PerfEval.Worker.Tests.Queries;

/// <summary>Figures worked out by hand from what the samples print.</summary>
public sealed class UnitYearViewTests(AnalysedSamples samples) : IClassFixture<AnalysedSamples>
{
    private const string Money =
        """
        initial, full_year, executed, basic_initial, basic_final, basic_prior, project_initial, project_final, project_prior,
        personnel_initial, personnel_final, personnel_prior, operating_initial, operating_final, operating_prior,
        three_public_initial, three_public_final, three_public_prior, procurement_initial, procurement_final, procurement_prior
        """;

    [Fact]
    public void ReportWithAllForms_IsTakenAsPrinted()
    {
        Assert.Equal(
            [
                475.36m, 1074.32m, 1065.65m, 340.36m, 771.81m, null, 135m, 293.84m, 173.06m,
                null, 669.16m, null, 112.31m, 102.65m, 56.29m,
                6.74m, 6.20m, 6.24m, 39.62m, 32.57m, 25.22m,
            ],
            Row(Money, "平江县云台事务服务中心"));
        Assert.Equal(
            [65, 57, 97.42m, "430626", "岳阳市", "湖南省", 2023], Row("authorised, actual, self_score, division_code, prefecture, province, year", "平江县云台事务服务中心"));
        Assert.Equal([0L], Row("len(derived)", "平江县云台事务服务中心"));
    }

    // 102.00 + 106.50 and 153.64 + 122.22 of its two projects; the unit's totals less these.
    [Fact]
    public void ReportWithoutBaseTable_IsDerivedAndSaysSo()
    {
        Assert.Equal(
            [763.88m, 861.21m, 208.50m, 275.86m, 555.38m, 585.35m, null],
            Row("initial, executed, project_initial, project_final, basic_initial, basic_final, operating_final", "大英县盐卤史料编研室"));
        Assert.Equal(
            ["basic_initial,basic_final,project_initial,project_final"], Row("array_to_string(derived, ',')", "大英县盐卤史料编研室"));
        Assert.Equal(
            "基本支出年初,基本支出决算,项目支出年初,项目支出决算",
            samples.Query("SELECT array_to_string(推算列, ',') FROM 单位年度 WHERE 单位 = '大英县盐卤史料编研室'")[0][0]);
    }

    // 2,987,377.21 元 in the text.
    [Fact]
    public void AmountInYuan_IsConverted() => Assert.Equal([298.737721m, 312.073934m], Row("personnel_final, basic_initial", "青河新区创业孵化服务处"));

    [Fact]
    public void FlagsAreCountedBySeverity()
    {
        Assert.Empty(samples.Query("""
            SELECT report_id FROM unit_year u
            WHERE u.errors IS DISTINCT FROM (SELECT count(*) FROM flag f WHERE f.report_id = u.report_id AND severity = 'error')
               OR u.warnings IS DISTINCT FROM (SELECT count(*) FROM flag f WHERE f.report_id = u.report_id AND severity = 'warning')
            """));
        Assert.NotEmpty(samples.Query("FROM unit_year WHERE warnings > 0"));
    }

    [Fact]
    public void EveryReport_HasOneRow() =>
        Assert.Equal(samples.Query("SELECT report_id FROM report ORDER BY 1"), samples.Query("SELECT report_id FROM unit_year ORDER BY 1"));

    private object?[] Row(string columns, string unit) => Assert.Single(samples.Query($"SELECT {columns} FROM unit_year WHERE unit = '{unit}'"));
}

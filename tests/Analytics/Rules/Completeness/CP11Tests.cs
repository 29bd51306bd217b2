using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Running;

namespace PerfEval.Analytics.Tests.Rules.Completeness;

public sealed class CP11Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void YearWithoutAReport_FiresOnTheLatestReportBeforeIt()
    {
        _warehouse.Today("2024-06-01");
        _warehouse.Crawled("r2020", 2020, "2021-08-01");
        _warehouse.Crawled("r2021", 2021, "2022-08-01");

        var rows = _warehouse.Rows("CP11").Where(r => r.Fires == true).ToList();

        var missing = Assert.Single(rows);
        Assert.Equal(("r2021", "2022年度绩效自评报告", "warning"), (missing.ReportId, missing.Subject, missing.Severity));
        Assert.Contains("2023-12-31", missing.MessageZh, StringComparison.Ordinal);
        Assert.Equal("2020|published|2021-12-31 2021|published|2022-12-31 2022|missing|2023-12-31 2023|expected|2024-12-31", Squeezed());
    }

    [Theory]
    [InlineData("2023-12-31", false)]
    [InlineData("2024-01-01", true)]
    public void DayAfterTheLast_Fires_TheLastDoesNot(string publishedOn, bool fires)
    {
        _warehouse.Today("2024-06-01");
        _warehouse.Crawled("r2022", 2022, publishedOn);

        Assert.Equal(fires, Assert.Single(_warehouse.Rows("CP11")).Fires);
    }

    [Fact]
    public void GraceDays_MoveTheLastDay_InRuleAndCalendar()
    {
        _warehouse.Today("2024-06-01");
        _warehouse.Crawled("r2022", 2022, "2024-01-10");
        var overrides = new ParameterOverrides([new ParameterOverride("CP11", "grace_days", null, 10)], []);
        _warehouse.Analyze(options: new RunOptions { Overrides = overrides });

        Assert.Empty(_warehouse.Query("SELECT 1 FROM flag WHERE rule_id = 'CP11'"));
        Assert.Equal(
            "published|2024-01-10 00:00:00",
            string.Join(' ', _warehouse.Query("SELECT status, expected_on::TIMESTAMP::VARCHAR FROM publication WHERE year = 2022")));
    }

    [Theory]
    [InlineData("2023-12-31", false)]
    [InlineData("2024-01-01", null)]
    public void UnknownDate_IsInTimeIfItWasSeenInTime_ElseUndecided(string seen, bool? fires)
    {
        _warehouse.Today("2024-06-01");
        _warehouse.Crawled("r2022", 2022, null, seen);

        var row = Assert.Single(_warehouse.Rows("CP11"));

        Assert.Equal(fires, row.Fires);
        Assert.Equal(fires is null, row.Reason is not null);
    }

    [Fact]
    public void LocalFiles_MakeNothingDue()
    {
        _warehouse.Today("2024-06-01");
        _warehouse.Local("r2020", 2020);

        Assert.Empty(_warehouse.Rows("CP11"));
        Assert.Equal("2020|published|", Squeezed());
    }

    [Fact]
    public void ListedReport_IsDue_AlsoOfALocalUnit_AndByItsOwnDay()
    {
        _warehouse.Today("2024-06-01");
        _warehouse.Local("r2020", 2020);
        _warehouse.Expect(2023, "2024-05-31");
        _warehouse.Expect(2023, null, "甲县财政局");

        Assert.Equal("r2020", Assert.Single(_warehouse.Rows("CP11"), r => r.Fires == true).ReportId);
        // A unit without any report has nothing that a flag could hang on; the calendar shows it.
        Assert.Equal("2020|published| 2023|missing|2024-05-31 2023|expected|2024-12-31", Squeezed());
    }

    [Fact]
    public void PassingOfTheLastDay_IsNoticedWithoutAnyNewDocument()
    {
        _warehouse.Today("2023-12-31");
        _warehouse.Crawled("r2021", 2021, "2022-08-01");
        _warehouse.Analyze();
        Assert.Empty(_warehouse.Query("SELECT 1 FROM flag WHERE rule_id = 'CP11'"));

        _warehouse.Today("2024-01-01");
        var summary = _warehouse.Analyze();

        Assert.Equal(["r2021"], _warehouse.Query("SELECT report_id FROM flag WHERE rule_id = 'CP11'"));
        Assert.All(summary.Rules.Where(r => r.Reports > 0), r => Assert.StartsWith("CP1", r.RuleId, StringComparison.Ordinal));
    }

    private string Squeezed() => _warehouse.Calendar("year, status, coalesce(expected_on::VARCHAR, '')");
}

using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Publishing;

namespace PerfEval.Worker.Tests.Publishing;

public sealed class RunAssertionTests : IDisposable
{
    private readonly PublishedSamples _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(9, 0, "documents_below_minimum")]
    [InlineData(10, 0, null)]
    [InlineData(10, 2, null)]
    [InlineData(10, 3, "error_pages")]
    public async Task SourceYield_IsHeldAgainstItsMinimum_AndQuarantineAgainstItsShare(int documents, int quarantined, string? expected)
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));

        var result = _home.Publish(new PublishInput { Sources = [new SourceYield("portal-a", documents, quarantined, 10, 20, Complete: true)] });

        Assert.Equal(expected, result.Failures.SingleOrDefault()?.Code);
        Assert.Equal(expected is null ? 1 : null, result.Generation);
    }

    [Fact]
    public async Task MoreThanTheMaximum_IsOnlySaid()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));

        var result = _home.Publish(new PublishInput { Sources = [new SourceYield("portal-a", 21, 0, 10, 20, Complete: false)] });

        Assert.Equal(1, result.Generation);
        Assert.Equal(["documents_above_maximum", "incomplete_lists"], result.Remarks.Select(remark => remark.Code));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task OnePageUnderManyAddresses_IsAnErrorPage(int addresses, bool published)
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        Execute($"""
            INSERT INTO core.document (document_id, sha256, origin, url, portal, media_type, status)
            SELECT 'e' || n, 'same', 'https://a.example/' || n, 'https://a.example/' || n, '甲县', 'text/html', 'unrecognised' FROM range({addresses}) t(n)
            """);

        Assert.Equal(published, _home.Publish().Generation is not null);
    }

    [Theory]
    [InlineData(0.97, false)]
    [InlineData(0.99, true)]
    public async Task CoverageDrop_KeepsTheLastGeneration(double share, bool published)
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        _home.Publish();
        Execute(FormattableString.Invariant($"UPDATE core.report_part SET claimed = round((claimed + ignored) * {share})::INTEGER, ignored = 0"));

        var result = _home.Publish();

        Assert.Equal(published, result.Generation is not null);
        Assert.Equal(published ? [] : ["coverage_drop"], result.Failures.Select(failure => failure.Code));
    }

    [Fact]
    public async Task LostReports_KeepTheLastGeneration_UnlessForced()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"), PublishedSamples.Sample("taoyuan-2023.txt"));
        _home.Publish();
        Execute("DELETE FROM core.form WHERE report_id IN (SELECT report_id FROM report WHERE unit LIKE '%桃源县%')");

        var refused = _home.Publish();
        var forced = _home.Publish(new PublishInput { Force = true });

        Assert.Equal(["reports_lost"], refused.Failures.Select(failure => failure.Code));
        Assert.Null(refused.Generation);
        Assert.Equal(2, forced.Generation);
        Assert.Contains("reports_lost", _home.Read("SELECT failed_assertions[1] FROM generation")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0.499, false)]
    public async Task ShareOfLostReports_MayBeReached_NotPassed(double limit, bool published)
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"), PublishedSamples.Sample("taoyuan-2023.txt"));
        _home.Publish();
        Execute("DELETE FROM core.form WHERE report_id IN (SELECT report_id FROM report WHERE unit LIKE '%桃源县%')");

        var result = _home.Publish(new PublishInput { Limits = new PublishLimits { ReportsLost = limit } });

        Assert.Equal(published, result.Generation is not null);
    }

    [Fact]
    public async Task MaximumMayBeReached_AndSoMayTheMinimum()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));

        var result = _home.Publish(new PublishInput { Sources = [new SourceYield("portal-a", 20, 5, 20, 20, Complete: true)] });

        Assert.Empty(result.Failures);
        Assert.Empty(result.Remarks);
    }

    [Fact]
    public void Limits_AreThoseThatTheDocumentationPromises() =>
        Assert.Equal(new PublishLimits { Keep = 7, CoverageDrop = 0.02, ReportsLost = 0.05, SamePages = 5, Quarantined = 0.2 }, new PublishLimits());

    private void Execute(string sql)
    {
        using var warehouse = WarehouseFile.OpenWriter(_home.Warehouse);
        using var command = new DuckDBCommand(sql, warehouse);
        Assert.True(command.ExecuteNonQuery() > 0);
    }
}

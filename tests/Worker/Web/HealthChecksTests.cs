using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.Jobs.Night;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Tests.Web;

/// <summary>What /health makes of the runs in the ledger.</summary>
public sealed class HealthChecksTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly ShiftedTime _clock = new(new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.Zero));
    private readonly StateStore _state;
    private readonly RunLedger _ledger;
    private readonly StateCopying _copying;

    public HealthChecksTests()
    {
        _state = StateStore.Open(StateAddress.Of(_home.Home), _clock);
        _ledger = new RunLedger(_state, _clock);
        _copying = new StateCopying(_state, _clock, new ServeLog(TextWriter.Null, _clock));
    }

    public void Dispose()
    {
        _state.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void RunOfSomeSources_SaysNothingOfTheNight()
    {
        Run(new NightArgs([]).Envelope(), RunStatus.Unpublished);
        Run(new NightArgs(["one"]).Envelope(), RunStatus.Succeeded);

        Assert.False(Night().Ok);
    }

    [Fact]
    public void UnpublishedNight_IsWellOnceSomebodyPublished()
    {
        Run(new NightArgs([]).Envelope(), RunStatus.Unpublished);
        Run(JobEnvelope.Of(PublishArgs.Kind, PublishArgs.Version, "publish/1", new PublishArgs(Force: true)), RunStatus.Succeeded);

        Assert.True(Night().Ok, Night().Detail);
    }

    [Theory]
    [InlineData(RunStatus.Succeeded, true)]
    [InlineData(RunStatus.Failed, false)]
    public void LostSource_IsNamed_AndAllLostIsNotWell(string other, bool ok)
    {
        Run(new NightArgs([]).Envelope(), RunStatus.Succeeded, ("down", RunStatus.Failed), ("other", other));

        Assert.Equal(ok, Night().Ok);
        Assert.Contains("down", Night().Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void CopyOfTheState_IsWellWhileItIsYoung(int minutes, bool ok)
    {
        _state.BackUp(_home.Home.StateCopy);
        File.SetLastWriteTimeUtc(_home.Home.StateCopy, _clock.Start.UtcDateTime);

        _clock.Start += TimeSpan.FromMinutes(minutes);

        Assert.Equal(ok, Check("state_copy").Ok);
        Assert.Contains("2026-03-05 04:00 北京时间", Check("state_copy").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopiesThatFail_AreToldWithTheReason_OnceTheyShouldBeThere()
    {
        // What an earlier serve left may be old: this one is given its time.
        _state.BackUp(_home.Home.StateCopy);
        File.SetLastWriteTimeUtc(_home.Home.StateCopy, _clock.Start.UtcDateTime.AddDays(-3));
        Directory.CreateDirectory(_home.Home.StateCopy + ".part");
        using var stop = new CancellationTokenSource();
        var copying = _copying.Run(stop.Token);
        while (_copying.Failure is null)
            await Task.Yield();
        Assert.True(Check("state_copy").Ok, Check("state_copy").Detail);

        _clock.Start += TimeSpan.FromMinutes(21);

        Assert.False(Check("state_copy").Ok);
        Assert.Contains("2026-03-02 04:00 北京时间", Check("state_copy").Detail, StringComparison.Ordinal);
        Assert.Contains(_copying.Failure!, Check("state_copy").Detail, StringComparison.Ordinal);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => copying);
    }

    [Fact]
    public void LookAtTheWarehouse_LeavesItAsItIs()
    {
        using (var warehouse = WarehouseFile.OpenWriter(_home.Home.Warehouse))
        {
            warehouse.Execute("PRAGMA disable_checkpoint_on_shutdown");
            warehouse.Execute("CREATE TABLE core.kept AS SELECT 1 AS one");
        }

        var files = Files();
        Assert.True(files.ContainsKey(Path.GetFileName(_home.Home.Warehouse) + ".wal"), string.Join(", ", files.Keys));

        Assert.Equal("0 documents", Check("warehouse").Detail);

        Assert.Equal(files, Files());
    }

    private Dictionary<string, (long, DateTime)> Files() =>
        new DirectoryInfo(Path.GetDirectoryName(_home.Home.Warehouse)!).GetFiles(Path.GetFileName(_home.Home.Warehouse) + "*")
            .ToDictionary(file => file.Name, file => (file.Length, file.LastWriteTimeUtc));

    [Fact]
    public async Task EachSourceOfTheLastWholeNight_IsMeasured()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        Measuring.AddServices(builder.Services);
        await using var application = builder.Build();
        Measuring.Map(application);
        await application.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(application.Urls.First()) };
        Task<string> Read() => http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        using var gauges = new Gauges(_ledger, new NoticeOutbox(_state, _clock));
        Run(new NightArgs([]).Envelope(), RunStatus.Succeeded, ("gone-later", RunStatus.Succeeded), ("measured", RunStatus.Failed));
        Assert.Contains("perfeval_source_ok{source=\"measured\"} 0\n", await Read(), StringComparison.Ordinal);

        Run(new NightArgs([]).Envelope(), RunStatus.Succeeded, ("measured", RunStatus.Succeeded));

        var later = await Read();
        Assert.Contains("perfeval_source_ok{source=\"measured\"} 1\n", later, StringComparison.Ordinal);
        Assert.DoesNotContain("gone-later", later, StringComparison.Ordinal);
    }

    private void Run(JobEnvelope job, string status, params (string Source, string Status)[] crawled)
    {
        var run = _ledger.Add(job, RunOrigin.Hand).Run;
        foreach (var (source, end) in crawled)
            _ledger.EndStep(_ledger.StartStep(run.RunId, NightCrawl.Step, source), end, null, null);
        _clock.Start += TimeSpan.FromMinutes(1);
        _ledger.End(run.RunId, status, message: null, exitCode: 0);
    }

    private HealthCheck Night() => Check("night");

    private HealthCheck Check(string name)
    {
        using var gate = new WarehouseGate(_home.Home.Warehouse, _clock);
        var checks = new HealthChecks(_ledger, new NoticeOutbox(_state, _clock), gate, _copying, Schedule.Parse("0 2 1 1 *", TimeZoneInfo.Utc), _clock);
        return checks.Look().Checks.Single(check => check.Name == name);
    }
}

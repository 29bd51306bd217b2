using System.Net;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Server;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;
using PerfEval.Worker.Tests.Pipeline;
using PerfEval.Worker.Tests.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Tests.Cli.Commands;

/// <summary>What a user gets who may read the home of another user's serve.</summary>
public sealed class OtherUserTests : IDisposable
{
    private readonly CrawledHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task ClosedState_IsRead()
    {
        var id = Write(copy: false);

        Assert.Equal((id, false), await Runs());
    }

    [Fact]
    public async Task StateThatAKilledServeLeft_IsReadAsFarAsItCanBe()
    {
        Write(copy: true);
        string told;
        using (var writer = new WritingState(_home.Home))
            told = writer.ReadId();

        var (exit, rows, errors) = await OtherUser.Run(_home.Home, "runs", "--format", "csv");

        Assert.True(exit == ExitCode.Success, errors);
        // Killed in the middle of a commit, the log can be read only by who may write beside it.
        Assert.True(rows.Contains(told, StringComparison.Ordinal) || errors.Contains("this is its copy", StringComparison.Ordinal), errors);
    }

    [Fact]
    public async Task StateThatMayNotBeRead_IsReadFromItsCopy()
    {
        var id = Write(copy: true);
        OtherUser.Close(_home.Home.State);

        Assert.Equal((id, true), await Runs());
        var (exit, _, errors) = await OtherUser.Run(_home.Home, "runs", "show", id);
        Assert.True(exit == ExitCode.Success, errors);
        Assert.Contains("一行", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StateOfWhichOnlyServesUserMayKnow_IsReadFromItsCopy()
    {
        var id = Write(copy: true);
        UsedState.Write(StateAddress.Of(_home.Home, "Host=127.0.0.1;Port=1;Password=geheim-7"));
        OtherUser.Close(Path.Combine(_home.Home.Folder, "serve.state"));

        Assert.Equal((id, true), await Runs());
    }

    [Fact]
    public async Task StateThatMayNotBeRead_WithoutACopy_IsNamed()
    {
        Write(copy: false);
        OtherUser.Close(_home.Home.State);

        var (exit, _, errors) = await OtherUser.Run(_home.Home, "runs");

        Assert.Equal(ExitCode.Failure, exit);
        Assert.StartsWith("错误：", errors, StringComparison.Ordinal);
        Assert.Contains(_home.Home.State, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WarehouseThatMayNotBeRead_LeavesTheGeneration()
    {
        await Publish();
        var whole = await OtherUser.Run(_home.Home, "sql", "SELECT unit FROM report", "--format", "csv");
        OtherUser.Close(_home.Home.Warehouse);

        foreach (var arguments in new string[][] { ["flags", "--all"], ["views"], ["export", "report", "--format", "csv"], ["publish", "--list"] })
        {
            var (exit, _, errors) = await OtherUser.Run(_home.Home, arguments);
            Assert.True(exit == ExitCode.Success, errors);
        }

        Assert.Equal(ExitCode.Success, whole.Exit);
        Assert.Equal(whole.Output, (await OtherUser.Run(_home.Home, "sql", "SELECT unit FROM report", "--format", "csv")).Output);
    }

    [Fact]
    public async Task RunningServe_AnswersReaders_AndNobodyElse()
    {
        await Publish();
        var settings = new ServeSettings { Listen = new IPEndPoint(IPAddress.Loopback, 0) };
        await using var host = await ServeHost.Start(
            _home.Home, settings, DataFolder.Find(), new ServeLog(TextWriter.Null, TimeProvider.System), TimeProvider.System, default);
        using var client = ServeClient.Find(_home.Home)!;
        var id = await client.Start([], default);
        OtherUser.Close(Path.Combine(_home.Home.Folder, "serve.token"));

        var (_, rows, errors) = await OtherUser.Run(_home.Home, "runs", "--format", "csv");
        Assert.True(rows.Contains(id, StringComparison.Ordinal), errors);
        Assert.Equal(ExitCode.Success, (await OtherUser.Run(_home.Home, "flags")).Exit);
        var refused = await OtherUser.Run(_home.Home, "runs", "start");
        Assert.Equal(ExitCode.Failure, refused.Exit);
        Assert.Contains("serve runs as another user", refused.Errors, StringComparison.Ordinal);
    }

    private async Task Publish()
    {
        Assert.Equal(ExitCode.Success, (await _home.Run("ingest", _home.Place("taoyuan-2023.txt", CrawledHome.Sample("taoyuan-2023.txt")))).Exit);
        Assert.Equal(ExitCode.Success, (await _home.Run("publish")).Exit);
    }

    private string Write(bool copy)
    {
        using var state = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);
        var id = new RunLedger(state, TimeProvider.System).Add(new JobEnvelope("night", "night", "{}", 1), RunOrigin.Hand).Run.RunId;
        new RunLines(state).Append(id, ["一行"]);
        if (copy)
            state.BackUp(_home.Home.StateCopy);
        return id;
    }

    /// <returns>The one run that is listed, and whether it is said to be that of a copy.</returns>
    private async Task<(string Id, bool OfACopy)> Runs()
    {
        var (exit, rows, errors) = await OtherUser.Run(_home.Home, "runs", "--format", "csv");
        Assert.True(exit == ExitCode.Success, errors);
        var row = Assert.Single(rows.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]);
        return (row.Split(',')[0], errors.Contains("this is its copy", StringComparison.Ordinal));
    }
}

using System.Net;
using PerfEval.Postgres;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Server;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;
using PerfEval.Worker.Tests.Pipeline;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Tests.Server.Settings;

/// <summary>A home whose serve had its state from settings that commands are not given.</summary>
public sealed class UsedStateTests : IDisposable
{
    private readonly CrawledHome _home = new();

    private string Record => Path.Combine(_home.Home.Folder, "serve.state");

    public void Dispose() => _home.Dispose();

    [PostgresFact]
    public async Task Commands_FindTheStateThatServeUsed()
    {
        var state = PostgresServer.Shared.CreateDatabase();

        var id = await Night(state);

        var (exit, rows, errors) = await _home.Run("runs", "--format", "csv");
        Assert.True(exit == ExitCode.Success, errors);
        Assert.Contains(id, rows, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, (await _home.Run("backup", Path.Combine(_home.Home.Folder, "backup"))).Exit);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Record));
        // The next serve has it in the home itself.
        var other = await Night(state: null);
        Assert.False(File.Exists(Record));
        var later = (await _home.Run("runs", "--format", "csv")).Output;
        Assert.Contains(other, later, StringComparison.Ordinal);
        Assert.DoesNotContain(id, later, StringComparison.Ordinal);
    }

    private async Task<string> Night(string? state)
    {
        var settings = new ServeSettings { Listen = new IPEndPoint(IPAddress.Loopback, 0), State = state };
        await using var host = await ServeHost.Start(
            _home.Home, settings, DataFolder.Find(), new ServeLog(TextWriter.Null, TimeProvider.System), TimeProvider.System, default);
        using var client = ServeClient.Find(_home.Home)!;
        return await client.Start([], default);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Normalize.Warehouse;
using PerfEval.Portal;

namespace PerfEval.EndToEnd.Tests;

/// <summary>Whole nights of serve over the test portal: from lists to the published generation.</summary>
public sealed class NightTests : IAsyncLifetime, IDisposable
{
    private const int Documents = 12;

    private readonly PerfEvalProcess _program = new();
    private TestPortal? _portal;

    public NightTests()
    {
        var data = Directory.CreateDirectory(Path.Combine(_program.Folder, "data")).FullName;
        foreach (var entry in new DirectoryInfo(Path.Combine(Repository.Root, "data")).EnumerateFileSystemInfos()
            .Where(entry => entry.Name is not ("sources" or "samples")))
        {
            if (entry is DirectoryInfo)
                Directory.CreateSymbolicLink(Path.Combine(data, entry.Name), entry.FullName);
            else
                File.Copy(entry.FullName, Path.Combine(data, entry.Name));
        }

        Directory.CreateDirectory(Path.Combine(data, "sources"));
        _program.DataFolder = data;
    }

    public async Task InitializeAsync()
    {
        var plan = PortalPlan.OfEachKind(SiteKinds.Names.Count);
        _portal = await TestPortal.Start(plan with { Sites = [plan.Sites[0] with { Documents = Documents }] });
    }

    public async Task DisposeAsync() => await _portal!.DisposeAsync();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task FailingSource_StopsNeitherTheOthersNorTheNight()
    {
        Watch("rate:", "  delay_seconds: 0.02");
        await Source("gone", "start: http://127.0.0.1:1/", "kind: generic", "rate:", "  delay_seconds: 0.02");
        using var serve = await ServeProcess.Start(_program);

        var id = await StartNight();
        var watched = await _program.Run("runs", "watch", id);

        var run = await serve.Get($"/runs/{id}");
        var steps = run["steps"]!.AsArray().Select(step => $"{step!["step"]} {step["source"]} {step["status"]}").ToList();
        Assert.Contains("crawl gone failed", steps);
        Assert.Contains($"crawl {Site.Name} succeeded", steps);
        Assert.Equal("archive  succeeded", steps[0]);
        Assert.Equal(["load  succeeded", "analyse  succeeded", "publish  succeeded"], steps[3..]);
        Assert.Equal(0, watched.ExitCode);
        Assert.Equal(Documents, await Reports());
        Assert.Equal(0, await serve.Stop());
    }

    [Fact]
    public async Task TooFewDocuments_AreNotPublished_AndTheRunSaysWhy()
    {
        Watch("documents:", "  min: 1000", "rate:", "  delay_seconds: 0.02");
        await using var robot = await GroupRobot.Start();
        await File.WriteAllTextAsync(Path.Combine(_program.Folder, "perfeval.yaml"), $"notices:\n  webhook: {{url: \"{robot.Url}\", local: true}}\n");
        using var serve = await ServeProcess.Start(_program);

        var id = await StartNight();
        var watched = await _program.Run("runs", "watch", id);

        Assert.Equal(1, watched.ExitCode);
        Assert.Contains("unpublished", watched.Error, StringComparison.Ordinal);
        Assert.Contains("documents_below_minimum", watched.Error, StringComparison.Ordinal);
        var told = await robot.Message();
        Assert.Equal(id, (string)told["run_id"]!);
        Assert.Contains("documents_below_minimum", (string)told["text"]!["content"]!, StringComparison.Ordinal);
        var (status, health) = await serve.Ask("/health");
        Assert.Equal(503, status);
        Assert.Contains("unpublished", health, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Home, "published"), "*.duckdb"));
    }

    [Fact]
    public async Task KilledNight_IsTakenUpAgainAtTheNextStart()
    {
        Watch("rate:", "  delay_seconds: 0.1");
        string id;
        using (var serve = await ServeProcess.Start(_program))
        {
            id = await StartNight();
            await serve.Run(id, run => run["fraction"]!.GetValue<double>() > 0.1);
            await serve.Kill();
        }

        using var next = await ServeProcess.Start(_program);
        var before = await next.Get($"/runs/{id}");
        var follower = (string)before["followed_by"]!;
        var after = await next.Run(follower, IsOver);

        Assert.Equal(
            ("interrupted", "recovery", "succeeded", 2),
            ((string)before["status"]!, (string)after["origin"]!, (string)after["status"]!, (int)after["attempt"]!));
        Assert.Equal(Documents, await Reports());
        Assert.Equal(0, await next.Stop());
    }

    [Fact]
    public async Task CancelledNight_StopsAndTheNextOneCompletes()
    {
        Watch("rate:", "  delay_seconds: 0.1");
        using var serve = await ServeProcess.Start(_program);
        var id = await StartNight();
        await serve.Run(id, run => run["fraction"]!.GetValue<double>() > 0.1);

        Assert.Equal(0, (await _program.Run("runs", "cancel", id)).ExitCode);
        Assert.Equal(130, (await _program.Run("runs", "watch", id)).ExitCode);
        var again = await _program.Run("runs", "watch", await StartNight());

        Assert.Equal(0, again.ExitCode);
        Assert.Equal("cancelled", (string)(await serve.Get($"/runs/{id}"))["status"]!);
        Assert.Equal(Documents, await Reports());
        Assert.Equal(0, await serve.Stop());
    }

    [Fact]
    public async Task NightAfterAnUpgrade_RebuildsTheWarehouseFromTheArchive()
    {
        Watch("rate:", "  delay_seconds: 0.02");
        using (var serve = await ServeProcess.Start(_program))
        {
            Assert.Equal(0, (await _program.Run("runs", "watch", await StartNight())).ExitCode);
            Assert.Equal(0, await serve.Stop());
        }

        using (var warehouse = WarehouseFile.OpenWriter(Path.Combine(Home, "warehouse.duckdb")))
        using (var older = new DuckDBCommand("UPDATE core.warehouse SET schema_version = 1", warehouse))
            older.ExecuteNonQuery();

        using var again = await ServeProcess.Start(_program);
        var watched = await _program.Run("runs", "watch", await StartNight());

        Assert.True(watched.ExitCode == 0, watched.Error);
        Assert.Equal(Documents, await Reports());
        Assert.Equal(0, await again.Stop());
    }

    [Fact]
    public async Task DamagedOriginals_AreFoundWhenTheirTurnComes_AndFetchedAgain()
    {
        Watch("rate:", "  delay_seconds: 0.02");
        using var serve = await ServeProcess.Start(_program);
        Assert.Equal(0, (await _program.Run("runs", "watch", await StartNight())).ExitCode);
        // The first seventh had its turn; those of the next two nights are damaged.
        var damaged = Directory.EnumerateFiles(Path.Combine(Home, "archive", "objects"), "*", SearchOption.AllDirectories)
            .Where(original => Check.PartOf(Path.GetFileName(original)) is 1 or 2).ToList();
        Assert.NotEmpty(damaged);
        foreach (var original in damaged)
            await File.WriteAllTextAsync(original, "flipped");

        for (var night = 0; night < 2; night++)
            await serve.Run(await StartNight(), IsOver);

        Assert.Equal(0, await serve.Stop());
        var check = await _program.Run("archive", "check", "--all");
        Assert.True(check.ExitCode == 0, check.Error);
    }

    private string Home => Path.Combine(_program.Folder, "perfeval-data");

    private PortalSite Site => _portal!.Sites[0];

    private void Watch(params string[] more) => Source(Site.Name, [$"start: {Site.Start}", $"kind: {Site.Plan.Kind}", .. more]).GetAwaiter().GetResult();

    private Task Source(string name, params string[] lines) =>
        File.WriteAllLinesAsync(Path.Combine(_program.DataFolder!, "sources", name + ".yaml"), [$"name: 测试门户 {name}", "local: true", .. lines]);

    private static bool IsOver(JsonNode run) => (string)run["status"]! is not ("queued" or "running");

    private async Task<string> StartNight()
    {
        var outcome = await _program.Run("runs", "start");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return outcome.Error.Trim().Split(' ')[^1];
    }

    private async Task<int> Reports()
    {
        var outcome = await _program.Run("sql", "SELECT count(*) AS n FROM document WHERE status = 'read'", "--format", "json");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonDocument.Parse(outcome.Output).RootElement[0].GetProperty("n").GetInt32();
    }
}

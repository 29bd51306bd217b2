namespace PerfEval.EndToEnd.Tests;

/// <summary>While serve runs it alone writes, and commands behave as if it did not.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly PerfEvalProcess _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task HandedOverIngest_PrintsAndReturnsAsWithoutServe()
    {
        await File.WriteAllTextAsync(Path.Combine(_program.Folder, "empty.docx"), "");
        string[] ingest = ["ingest", Repository.Sample("qinghe-2023.txt"), "empty.docx"];
        var alone = await _program.Run([.. ingest, "--db", "alone/warehouse.duckdb"]);
        using var serve = await ServeProcess.Start(_program);

        var handed = await _program.Run(ingest);

        Assert.Equal((2, 2), (alone.ExitCode, handed.ExitCode));
        // Only the file that the next command needs is another.
        Assert.Equal(Lines(alone).Select(line => line.Replace(" --db alone/warehouse.duckdb", "", StringComparison.Ordinal)), Lines(handed));
        Assert.Contains("empty.docx [empty]", handed.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await _program.Run("ingest", Repository.Sample("qinghe-2023.txt"))).ExitCode);
        Assert.Equal(0, (await _program.Run("analyze", "--all")).ExitCode);
        Assert.Equal(0, await serve.Stop());
        Assert.Contains("\"n\":1", (await _program.Run("sql", "SELECT count(*) AS n FROM report", "--format", "json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_GetThePublishedGeneration_WhileServeRuns()
    {
        await _program.Run("ingest", Repository.Sample("qinghe-2023.txt"));
        using var serve = await ServeProcess.Start(_program);
        Assert.Equal(0, (await _program.Run("publish")).ExitCode);
        var handed = await _program.Run("ingest", Repository.Sample("pingjiang-2023.docx"));

        Assert.Contains("to show them this: perfeval publish", handed.Error, StringComparison.Ordinal);
        var published = await _program.Run("sql", "SELECT count(*) AS n FROM report", "--format", "json");
        Assert.Equal(0, (await _program.Run("publish")).ExitCode);
        var later = await _program.Run("sql", "SELECT count(*) AS n FROM report", "--format", "json");

        Assert.Contains("\"n\":1", published.Output, StringComparison.Ordinal);
        Assert.Contains("\"n\":2", later.Output, StringComparison.Ordinal);
        Assert.Equal(0, await serve.Stop());
    }

    [Fact]
    public async Task Keep_IsRefusedWhileServeRuns_AndNothingIsPublished()
    {
        await _program.Run("ingest", Repository.Sample("qinghe-2023.txt"));
        using var serve = await ServeProcess.Start(_program);

        var outcome = await _program.Run("publish", "--keep", "2");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith(
            "错误：serve 正在运行，保留几代由其设置 keep 决定。\nError: serve is running; its setting keep says how many generations are kept.", outcome.Error,
            StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_program.Folder, "perfeval-data", "published", "perfeval.duckdb")));
        Assert.Equal(0, await serve.Stop());
    }

    [Fact]
    public async Task Sigterm_EndsItCleanly_AndRunsAreStillListed()
    {
        using var serve = await ServeProcess.Start(_program);
        await _program.Run("ingest", Repository.Sample("qinghe-2023.txt"), "--no-analyze");

        Assert.Equal(0, await serve.Stop());

        var home = Path.Combine(_program.Folder, "perfeval-data");
        Assert.False(
            File.Exists(Path.Combine(home, "serve.json")) || File.Exists(Path.Combine(home, "serve.token")) || File.Exists(Path.Combine(home, "state.db-wal")));
        var runs = await _program.Run("runs", "--format", "csv");
        Assert.Matches(@"ingest,hand,succeeded,1,", runs.Output);
        Assert.Equal(1, (await _program.Run("runs", "start")).ExitCode);
    }

    [Fact]
    public async Task SecondServe_IsRefusedAndSaysWho()
    {
        using var serve = await ServeProcess.Start(_program);

        var second = await _program.Run("serve", "--listen", "127.0.0.1:0");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("serve already runs as process", second.Error, StringComparison.Ordinal);
        Assert.NotNull(await serve.Get("/runs"));
    }

    [Fact]
    public async Task WrongSettings_AreAllNamedAtOnce()
    {
        await File.WriteAllTextAsync(Path.Combine(_program.Folder, "perfeval.yaml"), "schedul: x\nparallel: many\n");

        var outcome = await _program.Run("serve");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("perfeval.yaml(1): schedul", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("perfeval.yaml(2): parallel", outcome.Error, StringComparison.Ordinal);
    }

    // Without what only one of them can say: who does the work, how far it is, how long it took.
    private static string[] Lines(ProcessOutcome outcome) =>
    [
        .. outcome.Error.Split('\n')
            .Where(
                line => !line.Contains("serve", StringComparison.Ordinal) && !line.Contains('%', StringComparison.Ordinal)
                    && !line.StartsWith("读取", StringComparison.Ordinal) && line.Split('/') is not [{ Length: < 4 }, _])
            .Select(line => System.Text.RegularExpressions.Regex.Replace(line, @"\d+\.\d (秒|s)", "t")),
    ];
}

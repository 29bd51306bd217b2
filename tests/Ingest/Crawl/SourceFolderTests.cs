using PerfEval.Ingest.Crawl.Kinds;
using PerfEval.Ingest.Crawl.Sources;

namespace PerfEval.Ingest.Tests.Crawl;

public sealed class SourceFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-sources-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Examples_ShowEveryKindAndAreInOrder()
    {
        var (sources, problems) = SourceFolder.Load(Path.Combine(AppContext.BaseDirectory, "Crawl", "sources"));

        Assert.Empty(problems);
        Assert.Equal(SourceKinds.Names.Order(), sources.Select(source => source.Kind).Distinct().Order());
        Assert.All(sources, source => Assert.False(source.Enabled));
        Assert.All(sources.SelectMany(source => source.Start), start => Assert.EndsWith(".example", start.Host, StringComparison.Ordinal));
    }

    [Fact]
    public void FullFile_IsTakenAsItStands()
    {
        var source = Load("""
            name: 青禾县
            division: "430000"
            start: [https://a.example/x/, "http://b.example:8082/"]
            hosts: [file.example]
            kind: vsb
            title: {in: [绩效], out: 通知}
            schedule: "30 1 * * 1-5"
            rate: {delay_seconds: 1.5, max_delay_seconds: 30}
            documents: {min: 3, max: 9}
            budget: {requests: 10, megabytes: 2}
            recheck_days: 3
            """);

        Assert.Equal(("qinghe", "青禾县", "430000", "vsb"), (source.Id, source.Name, source.Division, source.Kind));
        Assert.Equal(["a.example", "b.example:8082", "file.example"], source.Hosts);
        Assert.Equal(["绩效"], source.TitleIn!);
        Assert.Equal(["通知"], source.TitleOut!);
        Assert.Equal((TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(30)), (source.Delay, source.MaxDelay));
        Assert.Equal((3, 9, 10, 2L << 20, 3), (source.MinDocuments, source.MaxDocuments, source.Budget.Requests, source.Budget.Bytes, source.RecheckDays));
    }

    [Fact]
    public void AllErrors_AreFoundAtOnceWithTheirLines()
    {
        Write("a.yaml", """
            start: [ftp://a.example/, http://169.254.169.254/]
            kind: nosuch
            colour: red
            rate:
              delay: 3
              delay_seconds: -1
            division: 430000x
            schedule: every night
            hosts: ["*.example"]
            documents: {min: many}
            enabled: perhaps
            """);
        Write("b.yaml", "name: [");
        Write("c.yml", "name: x");

        var (sources, problems) = SourceFolder.Load(_folder.FullName);

        Assert.Empty(sources);
        Assert.Equal(
            [
                ("a.yaml", 1),
                ("a.yaml", 1),
                ("a.yaml", 1),
                ("a.yaml", 2),
                ("a.yaml", 3),
                ("a.yaml", 5),
                ("a.yaml", 6),
                ("a.yaml", 7),
                ("a.yaml", 8),
                ("a.yaml", 9),
                ("a.yaml", 10),
                ("a.yaml", 11)
            ],
            problems.Where(problem => problem.File == "a.yaml").Select(problem => (problem.File, problem.Line)).Order());
        Assert.Contains(problems, problem => problem.File == "b.yaml");
        Assert.Contains(problems, problem => problem.File == "c.yml");
        Assert.Contains(problems, problem => problem.English.StartsWith("Unknown key colour", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.English.StartsWith("Unknown key rate.delay;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8000/", "local: true", true)]
    [InlineData("http://127.0.0.1:8000/", "local: false", false)]
    [InlineData("http://2130706433/", "local: false", false)]
    [InlineData("http://0x7f.1/", "local: false", false)]
    [InlineData("http://[::ffff:7f00:1]/", "local: false", false)]
    [InlineData("http://user:word@a.example/", "local: false", false)]
    public void PrivateStart_NeedsALocalSource(string start, string local, bool accepted)
    {
        Write("x.yaml", $"name: x\nstart: \"{start}\"\n{local}\n");

        Assert.Equal(accepted, SourceFolder.Load(_folder.FullName).Problems.Count == 0);
    }

    [Theory]
    [InlineData(
        "0 0 * * *",
        true), InlineData(
            "*/5 0-23/2 1,15 * 7",
            true), InlineData("60 0 * * *", false), InlineData("0 0 * *", false), InlineData("0 5-3 * * *", false), InlineData("0 0 0 * *", false)]
    public void Cron_HasFiveFieldsInTheirRanges(string expression, bool valid) => Assert.Equal(valid, Cron.IsValid(expression));

    private Source Load(string yaml)
    {
        Write("qinghe.yaml", yaml);
        var (sources, problems) = SourceFolder.Load(_folder.FullName);
        Assert.Empty(problems);
        return Assert.Single(sources);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}

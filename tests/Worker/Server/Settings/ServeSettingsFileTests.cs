using PerfEval.Worker.Server.Settings;

namespace PerfEval.Worker.Tests.Server.Settings;

public sealed class ServeSettingsFileTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly Dictionary<string, string> _environment = [];

    public void Dispose() => _home.Dispose();

    [Fact]
    public void NoFile_GivesTheDefaults()
    {
        var settings = Load(null);

        Assert.Equal(("127.0.0.1:8017", "0 2 * * *", "Asia/Shanghai"), (settings.Listen.ToString(), settings.Schedule, settings.Zone.Id));
        Assert.Null(settings.Smtp);
    }

    [Fact]
    public void WholeFile_IsRead_AndSecretsComeFromTheirFiles()
    {
        File.WriteAllText(_home.PathOf("word"), "s3cret\n");
        var settings = Load(
            """
            listen: localhost:0
            schedule: "30 1 * * 1-5"
            contact: archive@example.org
            parallel: 2
            keep: 3
            rules: [own]
            sources: portals
            notices:
              smtp: {host: mail.example.org, port: 587, tls: true, from: a@example.org, to: [b@example.org, c@example.org], user: a, password_file: word}
              webhook: {url: "https://hooks.example.org/x"}
            """);

        Assert.Equal(("127.0.0.1:0", "30 1 * * 1-5", 2, 3), (settings.Listen.ToString(), settings.Schedule, settings.Parallel, settings.Keep));
        Assert.Equal([_home.PathOf("own")], settings.Rules);
        Assert.Equal(_home.PathOf("portals"), settings.Sources);
        Assert.Equal(("s3cret", 587, true), (settings.Smtp!.Password, settings.Smtp.Port, settings.Smtp.Tls));
        Assert.False(settings.Webhook!.Local);
    }

    [Fact]
    public void EveryMistake_IsNamedWithItsLine_AtOnce()
    {
        var thrown = Assert.Throws<InvalidDataException>(() => Load(
            """
            schedul: "0 2 * * *"
            schedule: "0 0 2 * * ?"
            listen: somewhere
            parallel: 0
            notices:
              smtp: {host: h, from: nobody, to: [x]}
              webhook: {url: "ftp://hooks.example.org"}
              pager: {}
            """));

        string[] expected =
        [
            "(1): schedul ",
            "(2): schedule ",
            "(3): listen ",
            "(4): parallel ",
            "(6): notices.smtp.from ",
            "(6): notices.smtp.to ",
            "(7): notices.webhook.url ",
            "(8): notices.pager "
        ];
        Assert.All(expected, part => Assert.Contains(part, thrown.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Environment_IsStrongerThanTheFile()
    {
        _environment["PERFEVAL_SCHEDULE"] = "5 5 * * *";
        _environment["PERFEVAL_WEBHOOK_URL"] = "http://127.0.0.1/hook";

        var settings = Load("schedule: \"0 2 * * *\"\nnotices:\n  webhook: {url: \"https://hooks.example.org\", local: true}");

        Assert.Equal(("5 5 * * *", "http://127.0.0.1/hook"), (settings.Schedule, settings.Webhook!.Url.ToString()));
    }

    [Fact]
    public void Node_NamesAServer_WhereTheStateIsShared()
    {
        const string State = "state: Host=db.example.org\n";

        Assert.Equal("east", Load(State + "node: east").Node);
        Assert.Null(Load(State).Node);
        _environment["PERFEVAL_NODE"] = "west";
        Assert.Equal("west", Load(State + "node: east").Node);
    }

    [Theory]
    [InlineData("node: east", "set state too")]
    [InlineData("state: Host=db.example.org\nnode: East 1", "(2): node ")]
    public void NodeThatIsNone_IsSaid(string file, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidDataException>(() => Load(file)).Message, StringComparison.Ordinal);

    [Fact]
    public void NoYaml_IsAProblemWithAPlace() =>
        Assert.Contains("perfeval.yaml(3): ", Assert.Throws<InvalidDataException>(() => Load("a: 1\nb: [")).Message, StringComparison.Ordinal);

    private ServeSettings Load(string? text)
    {
        if (text is not null)
            File.WriteAllText(_home.PathOf("perfeval.yaml"), text);
        return ServeSettingsFile.Load(null, Path.GetDirectoryName(_home.Home.State)!, _home.PathOf("none"), name => _environment.GetValueOrDefault(name));
    }
}

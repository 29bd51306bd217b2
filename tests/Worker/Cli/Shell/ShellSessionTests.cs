using PerfEval.Worker.Cli.Shell;

namespace PerfEval.Worker.Tests.Cli.Shell;

public sealed class ShellSessionTests : IDisposable
{
    private readonly ShellFixture _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Statements_RunInTheirOrderUpToTheFirstError()
    {
        Assert.False(await _shell.Run("SELECT 1 AS a; SELECT nonsense; SELECT 3 AS c;"));

        Assert.Equal("a|1", _shell.Output);
        Assert.Contains("nonsense", _shell.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LastResult_HasAName()
    {
        await _shell.Run("SELECT 20 AS n;");
        await _shell.Run("SELECT n + 1 AS n FROM _; SELECT n * 2 AS n FROM _;");
        await _shell.Run("SELECT n AS earlier FROM _1;");

        Assert.Equal("n|20|n|21|n|42|earlier|20", _shell.Output);
    }

    [Fact]
    public async Task Export_WritesTheLastQueryAgain()
    {
        await _shell.Run("SELECT 1 AS a;");

        Assert.True(await _shell.Run($".export {_shell.PathOf("last.json")}"));
        Assert.Equal("[\n{\"a\":1}\n]\n", await File.ReadAllTextAsync(_shell.PathOf("last.json")));
    }

    [Fact]
    public async Task Export_WritesParquetAndExcel()
    {
        await _shell.Run("SELECT 1 AS a, '县' AS b;");
        await _shell.Run($".export {_shell.PathOf("last.parquet")}");
        await _shell.Run($".export {_shell.PathOf("last.xlsx")}");
        await _shell.Run($"SELECT * FROM '{_shell.PathOf("last.parquet")}';");

        Assert.EndsWith("a,b|1,县", _shell.Output, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(_shell.PathOf("last.xlsx")))[..2]);
    }

    [Fact]
    public async Task Output_SendsEachResultToAFileOfItsOwn()
    {
        await _shell.Run($".output {_shell.PathOf("r.json")}");
        await _shell.Run("SELECT 1 AS a; SELECT 2 AS b;");
        await _shell.Run(".output");
        await _shell.Run("SELECT 3 AS c;");

        Assert.Equal("c|3", _shell.Output);
        Assert.Contains("\"a\":1", await File.ReadAllTextAsync(_shell.PathOf("r.json")), StringComparison.Ordinal);
        Assert.Contains("\"b\":2", await File.ReadAllTextAsync(_shell.PathOf("r-2.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_RunsAFile()
    {
        await File.WriteAllTextAsync(_shell.PathOf("q.sql"), "-- two;\nSELECT 1\n  AS a;\n.mode json\nSELECT 2 AS b");

        Assert.True(await _shell.Run($".read {_shell.PathOf("q.sql")}"));
        Assert.Equal("a|1|[|{\"b\":2}|]", _shell.Output);
    }

    [Fact]
    public async Task Schema_NamesColumnsAndTypes()
    {
        await _shell.Run("CREATE VIEW funding AS SELECT 1.5::DECIMAL(18,6) AS initial; COMMENT ON COLUMN funding.initial IS '年初预算数';");

        await _shell.Run(".schema funding");

        Assert.EndsWith("view,column,type,comment|funding,initial,\"DECIMAL(18,6)\",年初预算数", _shell.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".nonsense", "There is no command .nonsense.")]
    [InlineData(".schema fundin", "did you mean")]
    [InlineData(".mode xlsx", "table, json or csv")]
    [InlineData(".export", "does not say a format")]
    [InlineData(".output result.txt", "does not say a format")]
    [InlineData(".export last.csv", "There is no query to export yet.")]
    [InlineData(".read nowhere.sql", "There is no file nowhere.sql.")]
    [InlineData(".timer maybe", "on or off")]
    public async Task WrongDotCommand_SaysWhatIsWrong(string command, string message)
    {
        using var shell = new ShellFixture();
        await shell.Run("CREATE VIEW funding AS SELECT 1 AS a");

        Assert.False(await shell.Run(command));
        Assert.Contains(message, shell.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timer_SaysHowLongAStatementTook()
    {
        await _shell.Run(".timer on");
        await _shell.Run("SELECT 1;");

        Assert.Matches(@"用时 \d+\.\d{3} s", _shell.Errors);
    }

    [Fact]
    public async Task Cancel_StopsTheStatementAndTheDialogueGoesOn()
    {
        // Hours of work, so that only the key can end it.
        var keys = new KeyScript(
            "SELECT sum(hash(a.i * b.i)) FROM range(10000000) a(i), range(10000000) b(i);", KeyKind.Enter, "SELECT 7 AS n;", KeyKind.Enter)
        { Cancels = 1 };

        await Dialogue(keys);

        Assert.Contains("The query was stopped.", _shell.Errors, StringComparison.Ordinal);
        Assert.Equal("n|7", _shell.Output);
    }

    [Theory]
    [InlineData(".quit")]
    [InlineData("exit")]
    [InlineData("quit;")]
    public async Task Quit_EndsTheDialogue(string word)
    {
        await Dialogue(new KeyScript(word, KeyKind.Enter, "SELECT 1;", KeyKind.Enter));

        Assert.Equal("", _shell.Output);
    }

    [Fact]
    public async Task Error_EndsNothing()
    {
        await Dialogue(new KeyScript("SELECT x;", KeyKind.Enter, "SELECT 1 AS a;", KeyKind.Enter));

        Assert.Equal("a|1", _shell.Output);
    }

    private Task Dialogue(KeyScript keys)
    {
        var completer = new SqlCompleter(SqlNames.Of(_shell.Session.Sql), DotCommands.Names);
        var editor = new LineEditor(keys, new VirtualScreen(columns: 100), _shell.Session.Terminal.Width, History.InMemory(), completer, SqlShell.IsComplete);
        return new SqlShell(_shell.Session, editor, keys).Run(CancellationToken.None);
    }
}

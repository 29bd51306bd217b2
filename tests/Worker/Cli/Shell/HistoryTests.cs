using PerfEval.Worker.Cli.Shell;

namespace PerfEval.Worker.Tests.Cli.Shell;

public sealed class HistoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval");

    private string PathOfFile => Path.Combine(_folder.FullName, "state", "history");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("SELECT unit\nFROM report\nWHERE unit LIKE '%县\\n%';")]
    [InlineData("SELECT '\\\\';")]
    public void Entry_IsTheSameInTheNextSession(string entry)
    {
        History.Load(PathOfFile).Add(entry);

        Assert.Equal([entry], History.Load(PathOfFile).Entries);
    }

    [Fact]
    public void OldEntries_MakeRoomForNewOnes()
    {
        var history = History.Load(PathOfFile);
        for (var i = 0; i <= History.Limit; i++)
            history.Add($"SELECT {i};");

        Assert.Equal(History.Limit, history.Entries.Count);
        Assert.Equal("SELECT 1;", History.Load(PathOfFile).Entries[0]);
        Assert.Equal(History.Limit, File.ReadAllLines(PathOfFile).Length);
    }

    [Fact]
    public void RepeatedEntry_IsKeptOnce()
    {
        var history = History.Load(PathOfFile);
        history.Add("SELECT 1;");
        history.Add("SELECT 1;");

        Assert.Single(history.Entries);
    }

    [Fact]
    public void File_IsTheUsersOwn()
    {
        History.Load(PathOfFile).Add("SELECT 1;");

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOfFile));
    }

    [Fact]
    public void FolderThatCannotBeMade_LeavesTheSessionItsHistory()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "state"), "a file where the folder should be");
        var history = History.Load(PathOfFile);

        history.Add("SELECT 1;");
        history.Add("SELECT 2;");

        Assert.Equal(["SELECT 1;", "SELECT 2;"], history.Entries);
    }
}

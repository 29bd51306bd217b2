using PerfEval.Worker.Export;

namespace PerfEval.Worker.Tests.Export;

public sealed class WholeFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Link_StaysALink()
    {
        var (target, link) = (PathOf("target.csv"), PathOf("link.csv"));
        File.WriteAllText(target, "old");
        File.CreateSymbolicLink(link, target);

        WholeFile.Write(link, unfinished => File.WriteAllText(unfinished, "new"));

        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal(target, new FileInfo(link).LinkTarget);
        Assert.Equal(2, _folder.GetFiles().Length);
    }

    [Fact]
    public void Device_IsWrittenTo()
    {
        var link = PathOf("null");
        File.CreateSymbolicLink(link, "/dev/null");

        WholeFile.Write(link, unfinished => File.WriteAllText(unfinished, "new"));

        Assert.Equal("/dev/null", new FileInfo(link).LinkTarget);
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.Empty(File.ReadAllBytes("/dev/null"));
    }

    [Fact]
    public void Database_IsNotOverwritten()
    {
        var database = PathOf("warehouse.duckdb");
        using (PerfEval.Normalize.Warehouse.WarehouseFile.OpenWriter(database))
        {
        }

        var before = File.ReadAllBytes(database);

        Assert.Throws<IOException>(() => WholeFile.Write(database, unfinished => File.WriteAllText(unfinished, "new")));
        Assert.Equal(before, File.ReadAllBytes(database));
    }

    [Fact]
    public void WriterThatFails_LeavesTheOldFile()
    {
        var file = PathOf("a.csv");
        File.WriteAllText(file, "old");

        Assert.Throws<FormatException>(() => WholeFile.Write(file, _ => throw new FormatException()));

        Assert.Equal("old", File.ReadAllText(file));
        Assert.Single(_folder.GetFiles());
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}

using PerfEval.Ingest.Readers.Office;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Tests.Tools;

public sealed class ExternalToolTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-test-");
    private readonly ExternalTool _tool = new("reader", "reader-package", "abc", ["--version"]);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void FileThatNobodyMayExecute_IsNoProgram()
    {
        var data = _folder.CreateSubdirectory("data");
        File.WriteAllText(Path.Combine(data.FullName, "reader"), "no program");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(data.FullName, "reader"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _folder.CreateSubdirectory("folders").CreateSubdirectory("reader");
        File.CreateSymbolicLink(Path.Combine(_folder.CreateSubdirectory("links").FullName, "reader"), Path.Combine(data.FullName, "reader"));
        File.CreateSymbolicLink(Path.Combine(_folder.CreateSubdirectory("dangling").FullName, "reader"), Path.Combine(_folder.FullName, "gone"));
        var path = SearchPath("data", "folders", "links", "dangling", "not there");
        Assert.Null(_tool.FindOn(path));

        var program = Script.Write(_folder.CreateSubdirectory("bin"), "reader", "echo 1");

        Assert.Equal(program, _tool.FindOn(path + Path.PathSeparator + SearchPath("bin")));
    }

    [Fact]
    public void FormatsOfLibreOffice_AreThoseOfTheOfficeReader()
    {
        var reader = new OfficeReader(null);
        var taken = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"))
            .Where(file => reader.Recognises(File.ReadAllBytes(file)))
            .Select(file => Path.GetExtension(file)[1..])
            .Distinct();

        Assert.Equal(taken.Order(), ExternalTools.Soffice.Formats.Split(", ").Order());
    }

    private string SearchPath(params string[] folders) => string.Join(Path.PathSeparator, folders.Select(name => Path.Combine(_folder.FullName, name)));
}

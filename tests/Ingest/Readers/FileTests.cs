using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;

namespace PerfEval.Ingest.Tests.Readers;

public sealed class FileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void File_IsHashedAndRead()
    {
        var reading = new DocumentReader().ReadFile(Write("a.txt", "abc"), new ReaderLimits(), CancellationToken.None);

        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", reading.Content.Sha256);
        Assert.IsType<ReadResult.Read>(reading.Result);
    }

    [Fact]
    public async Task NamedPipe_IsEmpty_AndNobodyIsWaitedFor()
    {
        var pipe = Path.Combine(_folder.FullName, "pipe.doc");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
            await made.WaitForExitAsync();
        var reading = Task.Run(() => new DocumentReader().ReadFile(pipe, new ReaderLimits(), CancellationToken.None));

        Assert.Equal("empty", Assert.IsType<ReadResult.Rejected>((await reading.WaitAsync(TimeSpan.FromMinutes(1))).Result).Reason.Code);
    }

    [Fact]
    public void MissingOrTooLargeFile_IsARejection()
    {
        Assert.Equal("not_found", FileContent.Load(Path.Combine(_folder.FullName, "none"), new ReaderLimits()).Problem?.Code);
        Assert.Equal("too_large", FileContent.Load(Write("big", "abc"), new ReaderLimits { MaxFileBytes = 2 }).Problem?.Code);
    }

    [Fact]
    public void Folder_GivesItsFilesInOrdinalOrderOfTheirPaths()
    {
        foreach (var name in new[] { "b.txt", "a/z.docx", "a.txt", "a/.DS_Store", "a/~$z.docx", "Thumbs.db", ".hidden/x.txt", "B.txt" })
        {
            Write(name, "x");
        }

        Assert.Equal(["B.txt", "a.txt", "a/z.docx", "b.txt"], Find(_folder.FullName).Select(found => Path.GetRelativePath(_folder.FullName, found.Path)));
    }

    [Fact]
    public void NamedFile_IsTakenWhateverItsNameAndOnce()
    {
        var path = Write(".hidden.txt", "x");

        Assert.Equal([new FoundFile(path)], Find(path, path));
    }

    [Fact]
    public void LoopOfLinks_EndsAndGivesFilesOnce()
    {
        Write("a/one.txt", "x");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "a", "loop"), _folder.FullName);
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "self"), Path.Combine(_folder.FullName, "self"));

        Assert.Single(Find(_folder.FullName), found => Path.GetFileName(found.Path) == "one.txt");
    }

    [Fact]
    public void MissingPath_IsReported() => Assert.Equal("not_found", Find(Path.Combine(_folder.FullName, "none")).Single().Problem?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void PathThatCannotBe_IsReported(string path) => Assert.Equal("not_found", Find(path).Single().Problem?.Code);

    [UnprivilegedFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void FolderWithoutPermission_IsReportedWithItsPath()
    {
        Write("ok.txt", "x");
        var closed = _folder.CreateSubdirectory("closed");
        File.SetUnixFileMode(closed.FullName, UnixFileMode.None);
        try
        {
            var found = Find(_folder.FullName);

            Assert.Equal((closed.FullName, "no_permission"), (found[0].Path, found[0].Problem?.Code));
            Assert.EndsWith("ok.txt", found[1].Path, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(closed.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [UnprivilegedFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void FileWithoutPermission_IsARejection()
    {
        var path = Write("closed.txt", "x");
        File.SetUnixFileMode(path, UnixFileMode.None);

        Assert.Equal("no_permission", FileContent.Load(path, new ReaderLimits()).Problem?.Code);
    }

    private static List<FoundFile> Find(params string[] paths) => [.. FileFinder.Find(paths)];

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}

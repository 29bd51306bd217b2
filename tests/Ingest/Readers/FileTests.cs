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
    public void LinkOutOfTheFolder_IsNamedAndNotFollowed_HoweverItIsHidden()
    {
        Write("out/secret.txt", "x");
        Write("in/a.txt", "x");
        string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);
        File.CreateSymbolicLink(Path("in/absolute.txt"), Path("out/secret.txt"));
        File.CreateSymbolicLink(Path("in/relative.txt"), "../out/secret.txt");
        Directory.CreateSymbolicLink(Path("in/folder"), "../out");
        // By way of a link that is passed over itself.
        File.CreateSymbolicLink(Path("in/through.txt"), "folder/secret.txt");
        // A folder whose name begins with that of the one that was named.
        Write("in-other/b.txt", "x");
        Directory.CreateSymbolicLink(Path("in/other"), "../in-other");

        var found = Find(Path("in")).ToLookup(one => one.PassedOver);

        Assert.Equal([new FoundFile(Path("in/a.txt"))], found[false]);
        Assert.Equal(["absolute.txt", "folder", "other", "relative.txt", "through.txt"], found[true].Select(one => System.IO.Path.GetFileName(one.Path)));
        Assert.All(found[true], one => Assert.Equal("link_outside", one.Problem?.Code));
    }

    [Fact]
    public void LinkInsideTheFolder_IsFollowedOnce()
    {
        Write("z/a.txt", "x");
        Write(".store/b.txt", "x");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "again.txt"), "z/a.txt");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "b.txt"), ".store/b.txt");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "y"), "z");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "lost.txt"), "nowhere.txt");

        var found = Find(_folder.FullName);

        Assert.Equal(["z/a.txt", "b.txt", "lost.txt"], found.Select(one => Path.GetRelativePath(_folder.FullName, one.Path)));
        Assert.Equal([null, null, "not_found"], found.Select(one => one.Problem?.Code));
    }

    [Fact]
    public void LinkThatTheUserNames_IsFollowed()
    {
        Write("there/a.txt", "x");
        var link = Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "link"), Path.Combine(_folder.FullName, "there")).FullName;

        Assert.Equal([new FoundFile(Path.Combine(link, "a.txt"))], Find(link));
    }

    [Fact]
    public async Task PipesAndSockets_AreNamed()
    {
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_folder.FullName, "a.doc")]))
            await made.WaitForExitAsync();
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(Path.Combine(_folder.FullName, "b.doc")));
        Write("c.doc", "");

        var found = Find(_folder.FullName);

        Assert.Equal(["not_a_file", "not_a_file", null], found.Select(one => one.Problem?.Code));
        Assert.Contains("命名管道", found[0].Problem!.Chinese, StringComparison.Ordinal);
        Assert.Contains("套接字", found[1].Problem!.Chinese, StringComparison.Ordinal);
        Assert.Contains("设备", Find("/dev/zero")[0].Problem!.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/self/mem")]
    [InlineData("/proc/version")]
    [InlineData("/sys/kernel/notes")]
    [InlineData("/dev/null")]
    public void WhatTheKernelMakesUp_IsNotOpened(string path)
    {
        var link = File.CreateSymbolicLink(Path.Combine(_folder.FullName, "report.txt"), path).FullName;

        Assert.Equal("not_a_file", Find(path)[0].Problem?.Code);
        Assert.Equal("not_a_file", Find(link)[0].Problem?.Code);
    }

    [Fact]
    public async Task NameThatIsNoUtf8_IsToldAsItReadsInGbk()
    {
        // 表.txt, 县 as a folder.
        using (var made = System.Diagnostics.Process.Start(
            "/bin/sh", ["-c", "cd \"$1\"; printf x > \"$(printf '\\261\\355.txt')\"; mkdir \"$(printf '\\317\\330')\"", "sh", _folder.FullName]))
            await made.WaitForExitAsync();

        var found = Find(_folder.FullName);
        // .NET cannot name them to take them away, either.
        using (var removed = System.Diagnostics.Process.Start("/bin/sh", ["-c", "rm -r \"$1\"/*", "sh", _folder.FullName]))
            await removed.WaitForExitAsync();

        Assert.All(found, one => Assert.Equal("foreign_name", one.Problem?.Code));
        Assert.Equal(2, found.Count);
        Assert.Contains(found, one => one.Problem!.Chinese.Contains("“表.txt”", StringComparison.Ordinal));
        Assert.Contains(found, one => one.Problem!.Chinese.Contains("“县”", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIsTheProgramsOwn_IsPassedOver_FilesAndFolders()
    {
        Write("a.txt", "x");
        Write("archive/objects/b.txt", "x");
        Write("w.duckdb", "x");

        var found = FileFinder.Find([_folder.FullName], real => Path.GetFileName(real) is "archive" or "w.duckdb" ? Rejections.OwnData : null).ToList();

        Assert.Equal(["a.txt", "archive", "w.duckdb"], found.Select(one => Path.GetRelativePath(_folder.FullName, one.Path)));
        Assert.Equal([false, true, true], found.Select(one => one.PassedOver));
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

using PerfEval.Ingest.Archive.Journal;

namespace PerfEval.Ingest.Tests.Archive;

/// <summary>Several writers with names in one archive folder.</summary>
public sealed class SharedJournalTests : IDisposable
{
    private const string Other = "https://portal.example/other.docx";

    private readonly ArchiveFolder _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void EachServer_WritesItsOwnFile_AndSeesTheOthersAfterARefresh()
    {
        using var a = ArchiveJournal.Open(_archive.Path, "a");
        using var b = ArchiveJournal.Open(_archive.Path, "b");

        a.Append(ArchiveFolder.Stored("aa"));
        Assert.Null(b.State.Current(ArchiveFolder.Address));
        b.Refresh();
        b.Append(ArchiveFolder.Stored("bb", night: 1));
        a.Refresh();

        Assert.Equal(("bb", "bb"), (a.State.Current(ArchiveFolder.Address)!.Sha256, b.State.Current(ArchiveFolder.Address)!.Sha256));
        Assert.Equal(["journal-a-000001.jsonl", "journal-b-000001.jsonl"], Files());
        Assert.All(Files(), file => Assert.Single(File.ReadAllLines(Path.Combine(_archive.Path, file))));
    }

    [Fact]
    public void SlowClock_DoesNotMakeTheLaterVersionTheOlderOne()
    {
        using var a = ArchiveJournal.Open(_archive.Path, "a");
        using var b = ArchiveJournal.Open(_archive.Path, "b");
        b.Append(ArchiveFolder.Stored("aa", night: 1));
        a.Refresh();

        a.Append(ArchiveFolder.Stored("bb", night: 0));

        Assert.Equal("bb", _archive.Reopened().Current(ArchiveFolder.Address)!.Sha256);
    }

    [Fact]
    public void HomeOfOneProcess_WritesAsItAlwaysDid_AndServersGoOnFromIt()
    {
        _archive.Append(ArchiveFolder.Stored("aa"), ArchiveFolder.Stored("bb", night: 1));
        Assert.DoesNotContain("tick", File.ReadAllText(_archive.JournalFile), StringComparison.Ordinal);

        using (var server = ArchiveJournal.Open(_archive.Path, "a"))
            server.Append(ArchiveFolder.Stored("cc", night: 2));
        _archive.Append(ArchiveFolder.Stored("dd", night: 3));

        Assert.Equal(["aa", "bb", "cc", "dd"], _archive.Reopened().Documents.Select(d => d.Sha256));
        Assert.Equal(["journal-000001.jsonl", "journal-a-000001.jsonl"], Files());
    }

    [Fact]
    public void ServersName_IsHeldOnce()
    {
        using var a = ArchiveJournal.Open(_archive.Path, "a");
        using var unnamed = ArchiveJournal.Open(_archive.Path);

        Assert.Contains(
            $"pid {Environment.ProcessId},", Assert.Throws<ArchiveBusyException>(() => ArchiveJournal.Open(_archive.Path, "a")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArchiveBusyException>(() => ArchiveJournal.Open(_archive.Path));
    }

    [Theory]
    [InlineData("node-1_b", true)]
    [InlineData("000001", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("A", false)]
    [InlineData("a.b", false)]
    [InlineData("../a", false)]
    [InlineData("a12345678901234567890123456789012345678901", false)]
    public void NodeName_CanStandInAFileName(string name, bool isName)
    {
        Assert.Equal(isName, ArchiveNode.IsName(name));
        Assert.True(ArchiveNode.IsName(ArchiveNode.Default));
        if (isName)
            ArchiveJournal.Open(_archive.Path, name).Dispose();
        else
            Assert.Throws<ArgumentException>(() => ArchiveJournal.Open(_archive.Path, name));
    }

    [Fact]
    public void UnfinishedLineOfAnother_IsNoDamage_IsLeftAlone_AndIsReadOnceItIsWhole()
    {
        using (var a = ArchiveJournal.Open(_archive.Path, "a"))
            a.Append(ArchiveFolder.Stored("aa"), ArchiveFolder.Stored("bb", night: 1));
        var whole = File.ReadAllBytes(_archive.JournalFile);
        var file = _archive.JournalFile;

        for (var length = 0; length < whole.Length; length += 3)
        {
            File.WriteAllBytes(file, whole[..length]);
            using var b = ArchiveJournal.Open(_archive.Path, "b");
            Assert.Equal((0, 0), (b.Faults.Count, b.Notices.Count));
            Assert.Equal(length, new FileInfo(file).Length);

            File.WriteAllBytes(file, whole);
            b.Refresh();
            Assert.Equal((2L, "bb", 0), (b.State.Records, b.State.Current(ArchiveFolder.Address)!.Sha256, b.Faults.Count));
        }

        File.WriteAllBytes(file, whole[..^5]);
        using var again = ArchiveJournal.Open(_archive.Path, "a");
        Assert.Equal(("aa", 1), (again.State.Current(ArchiveFolder.Address)!.Sha256, again.Notices.Count));
    }

    [Fact]
    public void BatchThatWasSeenAndUndone_IsForgottenByTheReader_WhateverStandsThereNow()
    {
        using var b = ArchiveJournal.Open(_archive.Path, "b");
        using (var a = ArchiveJournal.Open(_archive.Path, "a"))
        {
            a.Append(ArchiveFolder.Stored("aa"));
            b.Append(ArchiveFolder.Stored("00", Other));
            var file = Path.Combine(_archive.Path, "journal-a-000001.jsonl");
            var before = new FileInfo(file).Length;
            a.Append(ArchiveFolder.Stored("bb", night: 1));
            b.Refresh();
            Assert.Equal("bb", b.State.Current(ArchiveFolder.Address)!.Sha256);
            a.Dispose();
            using (var undone = new FileStream(file, FileMode.Open))
                undone.SetLength(before);
        }

        b.Refresh();
        Assert.Equal(("aa", 2L), (b.State.Current(ArchiveFolder.Address)!.Sha256, b.State.Records));
        using (var a = ArchiveJournal.Open(_archive.Path, "a"))
            a.Append(ArchiveFolder.Stored("cc", night: 1), ArchiveFolder.Stored("dd", night: 2));
        b.Refresh();

        Assert.Equal(["00", "aa", "cc", "dd"], b.State.Documents.Select(d => d.Sha256).Order(StringComparer.Ordinal));
        Assert.Empty(b.Faults);
    }

    [Fact]
    public void FileThatAnotherProcessWroteTo_IsNotWrittenOver()
    {
        using var a = ArchiveJournal.Open(_archive.Path, "a");
        a.Append(ArchiveFolder.Stored("aa"));
        using (var strange = new FileStream(_archive.JournalFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
            strange.Write("{}\n"u8);

        Assert.Contains(
            "journal-a-000001.jsonl", Assert.Throws<IOException>(() => a.Append(ArchiveFolder.Stored("bb", night: 1))).Message, StringComparison.Ordinal);
        Assert.Equal("aa", a.State.Current(ArchiveFolder.Address)!.Sha256);
    }

    [Fact]
    public void BytesForgottenWhileAnotherServerFetchedThem_StayForgotten_UntilTheyAreRestored()
    {
        using var a = ArchiveJournal.Open(_archive.Path, "a");
        a.Append(ArchiveFolder.Stored("aa"));
        using var b = ArchiveJournal.Open(_archive.Path, "b");
        a.Append(new Forgetting { At = ArchiveFolder.Night, Who = "甲", Why = "含个人信息", Sha256 = "aa", Addresses = [ArchiveFolder.Address] });
        b.Append(ArchiveFolder.Stored("aa", Other));

        Assert.True(_archive.Reopened().IsForgotten("aa"));
        Assert.All(_archive.Reopened().Documents, d => Assert.True(d.Forgotten));
        b.Refresh();
        Assert.True(b.State.IsForgotten("aa"));

        b.Append(new Restoration { At = ArchiveFolder.Night, Who = "甲", Why = "误删", Sha256 = "aa" });
        Assert.All(_archive.Reopened().Documents, d => Assert.False(d.Forgotten));
    }

    [Fact]
    public void WhatAnotherServerIsPutting_IsNotSwept()
    {
        var temporary = Directory.CreateDirectory(Path.Combine(_archive.Path, "tmp")).FullName;
        foreach (var name in new[] { "put-0", "put-a.0", "put-ab.0", "1.part" })
            File.WriteAllText(Path.Combine(temporary, name), "a");

        ArchiveJournal.Open(_archive.Path, "a").Dispose();
        Assert.Equal(["1.part", "put-0", "put-ab.0"], Directory.EnumerateFiles(temporary).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        ArchiveJournal.Open(_archive.Path).Dispose();
        Assert.Equal(["1.part", "put-ab.0"], Directory.EnumerateFiles(temporary).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(_archive.Path, "journal-*.jsonl").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}

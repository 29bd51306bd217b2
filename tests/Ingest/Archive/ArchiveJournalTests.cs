using PerfEval.Ingest.Archive.Journal;

namespace PerfEval.Ingest.Tests.Archive;

public sealed class ArchiveJournalTests : IDisposable
{
    private readonly ArchiveFolder _archive = new();

    public void Dispose() => _archive.Dispose();

    public static TheoryData<string> RecordKinds => ["fetch", "listing", "visit", "withdrawal", "forgetting", "restoration", "check", "mending"];

    private static readonly JournalRecord[] s_all =
    [
        ArchiveFolder.Stored("aa") with
        {
            Message = "第一次\n取得",
            ContentType = "application/pdf",
            Charset = "gb18030",
            Seconds = 0.25,
            Attempt = 2,
            FinalAddress = "https://x/y"
        },
        ArchiveFolder.Listed("整体支出绩效自评报告 “2023”"),
        new SourceVisit { At = ArchiveFolder.Night, Run = "run-0", Source = "portal", Portal = "某县人民政府", DivisionCode = "430423" },
        ArchiveFolder.Gone(1),
        new Forgetting { At = ArchiveFolder.Night, Who = "管理员", Why = "含个人信息", Sha256 = "aa", Addresses = [ArchiveFolder.Address] },
        new Restoration { At = ArchiveFolder.Night, Who = "管理员", Why = "误删", Sha256 = "aa" },
        new Check { At = ArchiveFolder.Night, Part = 0, Objects = 3, Bytes = 9, Damaged = ["aa"] },
        new Mending { At = ArchiveFolder.Night, Places = ["journal-000001.jsonl:3"] },
    ];

    [Theory]
    [MemberData(nameof(RecordKinds))]
    public void EveryKindOfRecord_ComesBackAsItWas(string kind)
    {
        var record = s_all.Single(r => Kind(r) == kind);
        using var line = new MemoryStream();
        JournalLine.Write(record, line);

        var read = JournalLine.Read(line.ToArray().AsSpan(..^1));

        // Records compare lists by reference; their lines say it all.
        using var again = new MemoryStream();
        JournalLine.Write(read!, again);
        Assert.Equal(record.GetType(), read!.GetType());
        Assert.Equal(line.ToArray(), again.ToArray());
        Assert.Contains($"\"type\":\"{kind}\"", System.Text.Encoding.UTF8.GetString(line.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void AnyFlippedBit_MakesALineUnreadable()
    {
        using var stream = new MemoryStream();
        JournalLine.Write(ArchiveFolder.Listed("报告"), stream);
        var line = stream.ToArray()[..^1];

        for (var bit = 0; bit < line.Length * 8; bit++)
        {
            line[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(JournalLine.Read(line));
            line[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.NotNull(JournalLine.Read(line));
    }

    [Fact]
    public void JournalCutAtAnyByteOfItsLastRecord_KeepsTheOthers_AndGoesOn()
    {
        _archive.Append(ArchiveFolder.Stored("aa"), ArchiveFolder.Listed("一"));
        var first = new FileInfo(_archive.JournalFile).Length;
        _archive.Append(ArchiveFolder.Stored("bb", night: 1));
        var whole = File.ReadAllBytes(_archive.JournalFile);

        for (var length = first; length < whole.Length; length++)
        {
            File.WriteAllBytes(_archive.JournalFile, whole[..(int)length]);
            using (var journal = ArchiveJournal.Open(_archive.Path))
            {
                Assert.Equal("aa", journal.State.Current(ArchiveFolder.Address)!.Sha256);
                Assert.Equal(length > first ? 1 : 0, journal.Notices.Count);
                journal.Append(ArchiveFolder.Stored("cc", night: 2));
            }

            Assert.Equal((3L, "cc"), (_archive.Reopened().Records, _archive.Reopened().Current(ArchiveFolder.Address)!.Sha256));
        }
    }

    [Fact]
    public void DamagedLineInTheMiddle_IsNamedAndLeftOut_TheFileStays()
    {
        _archive.Append(ArchiveFolder.Stored("aa"), ArchiveFolder.Stored("bb", night: 1), ArchiveFolder.Listed("一"));
        var bytes = File.ReadAllBytes(_archive.JournalFile);
        bytes[bytes.AsSpan().IndexOf("\"bb\""u8) + 1] = (byte)'c';
        File.WriteAllBytes(_archive.JournalFile, bytes);

        using var journal = ArchiveJournal.Open(_archive.Path);

        Assert.Equal("aa", journal.State.Current(ArchiveFolder.Address)!.Sha256);
        Assert.Contains("Line 2 of journal-000001.jsonl", Assert.Single(journal.Notices), StringComparison.Ordinal);
        Assert.Equal(bytes, ReadShared(_archive.JournalFile));
    }

    [Fact]
    public void SecondWriter_IsRefusedByName_ReadersAreNot()
    {
        using var first = ArchiveJournal.Open(_archive.Path);
        first.Append(ArchiveFolder.Stored("aa"));

        var refused = Assert.Throws<ArchiveBusyException>(() => ArchiveJournal.Open(_archive.Path));

        Assert.Contains($"pid {Environment.ProcessId},", refused.Message, StringComparison.Ordinal);
        Assert.Equal("aa", _archive.Reopened().Current(ArchiveFolder.Address)!.Sha256);
        first.Append(ArchiveFolder.Stored("bb", night: 1));
        Assert.Equal("bb", _archive.Reopened().Current(ArchiveFolder.Address)!.Sha256);
    }

    [Fact]
    public void ReaderInTheMiddleOfAWrite_SeesWholeRecordsOnly()
    {
        _archive.Append(ArchiveFolder.Stored("aa"), ArchiveFolder.Stored("bb", night: 1));
        using (var file = new FileStream(_archive.JournalFile, FileMode.Open))
            file.SetLength(file.Length - 5);

        using var reader = ArchiveJournal.OpenReader(_archive.Path);

        Assert.Equal("aa", reader.State.Current(ArchiveFolder.Address)!.Sha256);
        Assert.Empty(reader.Notices);
        Assert.Throws<InvalidOperationException>(() => reader.Append(ArchiveFolder.Gone(1)));
    }

    [Fact]
    public void ReplayedState_IsTheStateThatTheWriterHad()
    {
        using var journal = ArchiveJournal.Open(_archive.Path);
        foreach (var record in s_all)
            journal.Append(record);

        var replayed = _archive.Reopened();

        Assert.Equal(journal.State.Documents, replayed.Documents);
        Assert.Equal(journal.State.Events, replayed.Events);
        Assert.Equal(journal.State.Source("portal"), replayed.Source("portal"));
        Assert.Equal(journal.State.Damaged, replayed.Damaged);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(int.MaxValue)]
    public void WriteThatFails_LeavesNothingOfItsBatch_AndTheNextOneGoesOn(int written)
    {
        FailingFile? disk = null;
        using (var journal = ArchiveJournal.Open(_archive.Path, null, path => disk = new FailingFile(path)))
        {
            journal.Append(ArchiveFolder.Stored("aa"));
            var length = disk!.Length;
            disk.FailAfter = written;

            Assert.Throws<IOException>(() => journal.Append(ArchiveFolder.Stored("bb", night: 1), ArchiveFolder.Listed("一", night: 1)));

            Assert.Equal((length, 1L), (disk.Length, journal.State.Records));
            Assert.Equal((1L, "aa"), (_archive.Reopened().Records, _archive.Reopened().Current(ArchiveFolder.Address)!.Sha256));
            disk.FailAfter = null;
            journal.Append(ArchiveFolder.Stored("cc", night: 2));
        }

        using var next = ArchiveJournal.Open(_archive.Path);
        Assert.Empty(next.Notices);
        Assert.Equal((2L, "cc"), (next.State.Records, next.State.Current(ArchiveFolder.Address)!.Sha256));
    }

    [Fact]
    public void SeveralThreads_AppendWholeLines()
    {
        using (var journal = ArchiveJournal.Open(_archive.Path))
            Parallel.For(
                0, 40,
                i => journal.Append(ArchiveFolder.Stored("aa", $"https://portal.example/{i}"), ArchiveFolder.Listed("一", $"https://portal.example/{i}")));

        Assert.Equal((80L, 40), (_archive.Reopened().Records, _archive.Reopened().Documents.Count));
    }

    private static string Kind(JournalRecord record) => record switch
    {
        Fetch => "fetch",
        Listing => "listing",
        SourceVisit => "visit",
        Withdrawal => "withdrawal",
        Forgetting => "forgetting",
        Restoration => "restoration",
        Mending => "mending",
        _ => "check",
    };

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}

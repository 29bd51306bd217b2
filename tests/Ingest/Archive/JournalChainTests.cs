using PerfEval.Ingest.Archive.Journal;

namespace PerfEval.Ingest.Tests.Archive;

/// <summary>Each record carries the hash of the line before it: nothing can be taken out, put in, changed or moved without being named.</summary>
public sealed class JournalChainTests : IDisposable
{
    private const int Records = 6;

    private readonly ArchiveFolder _archive = new();

    private string First => Path.Combine(_archive.Path, "journal-000001.jsonl");

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void LostLine_IsNamedByTheNext_WhicheverItWas()
    {
        var lines = Filled();
        for (var lost = 0; lost < Records - 1; lost++)
        {
            File.WriteAllLines(_archive.JournalFile, lines.Where((_, i) => i != lost));
            Assert.Equal([new JournalFault("journal-000001.jsonl", lost + 1, JournalFaultKind.Broken)], Faults());
        }
    }

    [Fact]
    public void SwappedLines_AreNamed()
    {
        var lines = Filled();
        for (var i = 0; i < Records - 1; i++)
        {
            string[] swapped = [.. lines];
            (swapped[i], swapped[i + 1]) = (swapped[i + 1], swapped[i]);
            File.WriteAllLines(_archive.JournalFile, swapped);
            Assert.Contains(Faults(), fault => fault.Line == i + 1);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void InsertedLine_IsNamed_WhetherItIsTiedOrNot(bool tied)
    {
        var lines = Filled();
        using var made = new MemoryStream();
        JournalLine.Write(ArchiveFolder.Gone(9), made, tied ? 17 : null);
        var inserted = System.Text.Encoding.UTF8.GetString(made.ToArray()).TrimEnd('\n');
        for (var at = 1; at <= Records; at++)
        {
            File.WriteAllLines(_archive.JournalFile, [.. lines[..at], inserted, .. lines[at..]]);
            Assert.Contains(Faults(), fault => fault.Line == at + 1);
        }
    }

    [Fact]
    public void ChangedLineWithARightChecksum_IsNamedByTheNext()
    {
        var lines = Filled();
        using var made = new MemoryStream();
        var record = JournalLine.Read(System.Text.Encoding.UTF8.GetBytes(lines[2]), out _, out var before)!;
        JournalLine.Write(record with { At = ArchiveFolder.Night.AddYears(1) }, made, before);
        lines[2] = System.Text.Encoding.UTF8.GetString(made.ToArray()).TrimEnd('\n');
        File.WriteAllLines(_archive.JournalFile, lines);

        Assert.Equal([new JournalFault("journal-000001.jsonl", 4, JournalFaultKind.Broken)], Faults());
    }

    [Fact]
    public void JournalOfAnOlderProgram_IsReadAsItIs_AndTheChainBeginsWithTheNextRecord()
    {
        using (var old = new MemoryStream())
        {
            for (var i = 0; i < Records; i++)
                JournalLine.Write(ArchiveFolder.Stored($"{i:00}", night: i), old);
            Directory.CreateDirectory(_archive.Path);
            File.WriteAllBytes(First, old.ToArray());
        }

        Assert.Empty(Faults());
        _archive.Append(ArchiveFolder.Stored("aa", night: 20));
        _archive.Append(ArchiveFolder.Stored("bb", night: 21));
        Assert.Empty(Faults());
        Assert.Equal("bb", _archive.Reopened().Current(ArchiveFolder.Address)!.Sha256);
        // The first that is tied holds the last that was not.
        var lines = File.ReadAllLines(_archive.JournalFile);
        File.WriteAllLines(_archive.JournalFile, lines.Where((_, i) => i != Records - 1));
        Assert.Equal(Records, Assert.Single(Faults()).Line);
    }

    [Fact]
    public void LostFile_AndFolderInItsPlace_AreNamed_AndStopNoWriter()
    {
        Filled();
        var second = First.Replace("000001", "000002", StringComparison.Ordinal);
        File.Move(First, second);

        Assert.Equal([new JournalFault("journal-000001.jsonl", 0, JournalFaultKind.Missing)], Faults());
        File.Delete(second);
        Directory.CreateDirectory(First);
        Assert.Equal(JournalFaultKind.Folder, Assert.Single(Faults()).Kind);
        _archive.Append(ArchiveFolder.Stored("aa"));
        Assert.Equal("aa", _archive.Reopened().Current(ArchiveFolder.Address)!.Sha256);
    }

    [Fact]
    public void MendedPlaces_AreNoFaults_AndNewOnesAre()
    {
        var lines = Filled();
        File.WriteAllLines(_archive.JournalFile, lines.Where((_, i) => i != 2));
        var place = Assert.Single(Faults()).Place;

        _archive.Append(new Mending { At = ArchiveFolder.Night, Places = [place] });

        Assert.Empty(Faults());
        lines = File.ReadAllLines(_archive.JournalFile);
        File.WriteAllLines(_archive.JournalFile, lines.Where((_, i) => i != 0));
        Assert.NotEmpty(Faults());
    }

    [Fact]
    public void FailedWrite_IsNoLinkOfTheChain()
    {
        FailingFile? disk = null;
        using (var journal = ArchiveJournal.Open(_archive.Path, null, path => disk = new FailingFile(path)))
        {
            journal.Append(ArchiveFolder.Stored("aa"));
            disk!.FailAfter = 0;
            Assert.Throws<IOException>(() => journal.Append(ArchiveFolder.Stored("bb", night: 1)));
            disk.FailAfter = null;
            journal.Append(ArchiveFolder.Stored("cc", night: 2));
        }

        Assert.Empty(Faults());
    }

    private string[] Filled()
    {
        for (var i = 0; i < Records; i++)
            _archive.Append(ArchiveFolder.Stored($"{i:00}", night: i));
        Assert.Empty(Faults());
        return File.ReadAllLines(_archive.JournalFile);
    }

    private IReadOnlyList<JournalFault> Faults()
    {
        using var journal = ArchiveJournal.OpenReader(_archive.Path);
        return journal.Faults;
    }
}

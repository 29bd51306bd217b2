using System.Diagnostics;
using PerfEval.Ingest.Archive;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Archive;

/// <summary>Pipes, devices and links where files of the archive belong: named, and never opened.</summary>
public sealed class SpecialFileTests : IDisposable
{
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(1);

    private readonly ArchiveFolder _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("pipe")]
    [InlineData("other")]
    public async Task LinkOrPipeAsAnOriginal_IsDamaged_AndNobodyWaits(string kind)
    {
        var sha = Stored("abc");
        using var store = new OriginalStore(_archive.Path);
        var path = store.PathOf(sha);
        var aside = Path.Combine(_archive.Path, "aside");
        File.Move(path, aside);
        if (kind == "pipe")
            Pipe(path);
        else
            File.CreateSymbolicLink(path, kind == "other" ? aside : kind);
        using var journal = ArchiveJournal.OpenReader(_archive.Path);

        var bad = await Task.Run(() => ArchiveCheck.Look(journal, store, default).ToList()).WaitAsync(s_long);

        Assert.Equal((sha, ArchiveCheck.Damaged), (bad.Single().Sha256, bad.Single().State));
        Assert.False(store.Contains(sha));
    }

    [Fact]
    public async Task PipeAsAJournal_IsAFault_AndWritingGoesOn()
    {
        _archive.Append(ArchiveFolder.Stored("aa"));
        File.Delete(_archive.JournalFile);
        Pipe(Path.Combine(_archive.Path, "journal-000001.jsonl"));

        await Task.Run(() => _archive.Append(ArchiveFolder.Stored("bb"))).WaitAsync(s_long);

        using var journal = ArchiveJournal.OpenReader(_archive.Path);
        Assert.Contains(journal.Faults, fault => fault.Kind == JournalFaultKind.Special);
        Assert.Equal(["bb"], journal.State.Objects);
    }

    [Fact]
    public void PipeAsAFileBesideTheLock_IsRefused()
    {
        Directory.CreateDirectory(_archive.Path);
        Pipe(Path.Combine(_archive.Path, "journal.lock.holder"));

        Assert.Contains("命名管道", Assert.Throws<SpecialFileException>(() => ArchiveJournal.Open(_archive.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LastLineWithoutItsEnd_IsTold_AndNotOnceItIsWhole()
    {
        _archive.Append(ArchiveFolder.Stored("aa"), ArchiveFolder.Stored("bb"));
        var bytes = File.ReadAllBytes(_archive.JournalFile);
        File.WriteAllBytes(_archive.JournalFile, bytes[..^40]);
        using var journal = ArchiveJournal.OpenReader(_archive.Path);

        Assert.Equal(JournalFaultKind.Torn, Assert.Single(journal.Torn).Kind);
        File.WriteAllBytes(_archive.JournalFile, bytes);
        journal.Refresh();
        Assert.Empty(journal.Torn);
    }

    private string Stored(string text)
    {
        using var store = new OriginalStore(_archive.Path);
        var sha = store.Put(ArchiveFolder.Bytes(text));
        store.Flush();
        _archive.Append(ArchiveFolder.Stored(sha));
        return sha;
    }

    private static void Pipe(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
    }
}

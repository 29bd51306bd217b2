using System.Security.Cryptography;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;

namespace PerfEval.Ingest.Tests.Archive;

/// <summary>Real second processes at work in one archive folder.</summary>
public sealed class TwoWritersTests : IDisposable
{
    private readonly ArchiveFolder _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void TwoProcessesAtOnce_LoseNothing_AndDoubleNothing()
    {
        const int each = 60;
        using var first = WritingProcess.Appending(_archive.Path, "a", each);
        using var second = WritingProcess.Appending(_archive.Path, "b", each);
        using var follower = ArchiveJournal.OpenReader(_archive.Path);
        while (follower.State.Records < 2 * 2 * each && (first.ReadLine() is not null || second.ReadLine() is not null))
        {
            follower.Refresh();
            Assert.Empty(follower.Faults);
        }

        Assert.Equal((0, 0), (first.WaitForExit(), second.WaitForExit()));
        follower.Refresh();

        var expected = from node in new[] { "a", "b" } from i in Enumerable.Range(0, each) select WritingProcess.AddressOf(node, i);
        Assert.Equal(expected.Order(StringComparer.Ordinal), follower.State.Documents.Select(d => d.Address).Order(StringComparer.Ordinal));
        Assert.Equal(2 * 2 * each, follower.State.Records);
        Assert.Equal(JournalSnapshot.Of(_archive.Reopened()), JournalSnapshot.Of(follower.State));
        using var store = new OriginalStore(_archive.Path);
        Assert.Equal(each, store.Names().Count());
        Assert.All(store.Names(), sha => Assert.Equal(sha, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(store.PathOf(sha))))));
        Assert.Empty(Directory.EnumerateFiles(store.TemporaryFolder));
    }

    [Fact]
    public void KilledProcess_HasWhatItWasToldIsKnown_ForTheOthersAndForItsNextStart()
    {
        using var other = ArchiveJournal.Open(_archive.Path, "b");
        for (var kill = 1; kill <= 3; kill++)
        {
            using var killed = WritingProcess.Appending(_archive.Path, "a", int.MaxValue);
            var known = 0;
            for (var i = 0; i < 11 * kill; i++)
                known = int.Parse(killed.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
            killed.Kill();

            other.Refresh();
            var length = new FileInfo(Path.Combine(_archive.Path, "journal-a-000001.jsonl")).Length;
            other.Append(ArchiveFolder.Stored("bb", WritingProcess.AddressOf("b", kill)));

            Assert.All(Enumerable.Range(0, known + 1), i => Assert.NotNull(other.State.Current(WritingProcess.AddressOf("a", i))));
            Assert.Empty(other.Faults);
            Assert.Equal(length, new FileInfo(Path.Combine(_archive.Path, "journal-a-000001.jsonl")).Length);
            using var again = ArchiveJournal.Open(_archive.Path, "a");
            Assert.Equal(JournalSnapshot.Of(other.State), JournalSnapshot.Of(again.State));
        }
    }

    [Fact]
    public void WriteThatFailsHalfWay_LeavesNothingOfItsBatch_AndTheNextStands()
    {
        using var process = WritingProcess.Overflowing(_archive.Path, kibibytes: 64);

        Assert.Equal("refused", process.ReadLine());
        Assert.Equal(0, process.WaitForExit());

        Assert.Equal(2, File.ReadAllLines(_archive.JournalFile).Length);
        Assert.Equal((2L, "bb"), (_archive.Reopened().Records, _archive.Reopened().Current(ArchiveFolder.Address)!.Sha256));
    }
}

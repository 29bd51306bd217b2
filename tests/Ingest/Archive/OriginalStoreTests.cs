using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;

namespace PerfEval.Ingest.Tests.Archive;

public sealed class OriginalStoreTests : IDisposable
{
    // SHA-256 of the three letters abc, as FIPS 180-4 gives it.
    private const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private readonly ArchiveFolder _archive = new();
    private readonly OriginalStore _store;

    public OriginalStoreTests() => _store = new OriginalStore(_archive.Path);

    public void Dispose()
    {
        _store.Dispose();
        _archive.Dispose();
    }

    [Fact]
    public void PutBytes_LieUnderTheirHash()
    {
        Assert.Equal(Abc, _store.Put("abc"u8.ToArray()));
        _store.Flush();

        Assert.True(_store.Contains(Abc));
        Assert.Equal("abc"u8, File.ReadAllBytes(Path.Combine(_archive.Path, "objects", "ba", Abc)));
    }

    [Fact]
    public void BytesPutTwice_AreWrittenOnce()
    {
        _store.Put("abc"u8.ToArray());
        var then = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_store.PathOf(Abc), then);

        _store.Put("abc"u8.ToArray());

        Assert.Equal(then, File.GetLastWriteTimeUtc(_store.PathOf(Abc)));
        Assert.Empty(Directory.EnumerateFiles(_store.TemporaryFolder));
    }

    [Fact]
    public void ObjectOfZerosAfterAPowerCut_IsPutAgain()
    {
        _store.Put("abc"u8.ToArray());
        File.WriteAllBytes(_store.PathOf(Abc), new byte[3]);

        _store.Put("abc"u8.ToArray());

        Assert.Equal("abc"u8, File.ReadAllBytes(_store.PathOf(Abc)));
    }

    /// <summary>Whoever loses the race for a missing folder was told that its own temporary file is the missing one.</summary>
    [Fact]
    public async Task TwoWritersOfTheFirstObjectOfAFolder_BothStoreIt()
    {
        using var other = new OriginalStore(_archive.Path);
        using var together = new Barrier(2);

        await Task.WhenAll(
            new[] { _store, other }.Select((store, i) => Task.Factory.StartNew(() => PutInManyFolders(store, i), TaskCreationOptions.LongRunning)));

        Assert.Equal(2 * 2000, Directory.EnumerateFiles(Path.Combine(_archive.Path, "many"), "*", SearchOption.AllDirectories).Count());

        void PutInManyFolders(OriginalStore store, int writer)
        {
            try
            {
                for (var i = 0; i < 2000; i++)
                {
                    together.SignalAndWait();
                    store.PutAt(Path.Combine(_archive.Path, "many", $"{i}", $"{writer}"), "abc"u8);
                }
            }
            finally
            {
                together.RemoveParticipant();
            }
        }
    }

    [Fact]
    public void AdoptedDownload_IsMovedIn()
    {
        var download = Path.Combine(_store.TemporaryFolder, "1.part");
        File.WriteAllText(download, "abc");

        _store.Adopt(download, Abc);
        _store.Flush();

        Assert.True(_store.Contains(Abc));
        Assert.False(File.Exists(download));
    }

    [Fact]
    public void FullDisk_StoresNothingAndLeavesNothing()
    {
        // A name longer than the file system takes fails like any other write: after the folder was made.
        var unwritable = new OriginalStore(Path.Combine(_archive.Path, new string('x', 300)));

        Assert.ThrowsAny<IOException>(() => unwritable.Put("abc"u8.ToArray()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_archive.Path));
    }

    [Fact]
    public void WhatAKilledWriterWasPutting_IsSweptByTheNext_DownloadsStay()
    {
        File.WriteAllText(Path.Combine(_store.TemporaryFolder, "put-1"), "a");
        File.WriteAllText(Path.Combine(_store.TemporaryFolder, "1.part"), "a");

        ArchiveJournal.Open(_archive.Path).Dispose();

        Assert.Equal(["1.part"], Directory.EnumerateFiles(_store.TemporaryFolder).Select(Path.GetFileName));
    }

    [Fact]
    public void BytesSetAside_ComeBack_ErasedOnesDoNot()
    {
        _store.Put("abc"u8.ToArray());

        _store.SetAside(Abc);
        Assert.False(_store.Contains(Abc));
        Assert.True(_store.TakeBack(Abc));
        Assert.True(_store.Contains(Abc));

        _store.Erase(Abc);
        Assert.False(_store.TakeBack(Abc));
    }
}

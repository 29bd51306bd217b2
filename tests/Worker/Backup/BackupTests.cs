using System.Security.Cryptography;
using PerfEval.EndToEnd.Tests;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;
using PerfEval.Worker.Tests.Pipeline;

namespace PerfEval.Worker.Tests.Backup;

public sealed class BackupTests : IDisposable
{
    private readonly CrawledHome _home = new();
    private readonly TemporaryHome _elsewhere = new();
    private string _said = string.Empty;

    public BackupTests()
    {
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        using var state = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);
        Put(state, "night");
    }

    private string Folder => _elsewhere.PathOf("backup");

    public void Dispose()
    {
        _home.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task Restored_AllIsAsItWas()
    {
        Assert.Equal(ExitCode.Success, await Run("backup", Folder));
        var before = Contents(_home.Home.Archive);
        var runs = Runs();
        _home.Crawl(CrawledHome.Sample("qinghe-2023.txt"), night: 1);
        File.Delete(_home.Home.State);

        Assert.Equal(ExitCode.Success, await Run("restore-backup", Folder, "--force"));

        Assert.Equal(before, Contents(_home.Home.Archive));
        Assert.Equal(runs, Runs());
        Assert.Equal(2, ArchiveOf(Directory.GetDirectories(_home.Home.Folder, "archive.replaced-*").Single()).Documents.Count);
        Assert.False(Directory.Exists(Path.Combine(_home.Home.Folder, "restoring")));
    }

    [Fact]
    public async Task Restore_ReplacesNothingUnasked()
    {
        await Run("backup", Folder);
        var before = Contents(_home.Home.Archive);
        var runs = Runs();

        Assert.Equal(ExitCode.Failure, await Run("restore-backup", Folder));

        Assert.Contains("archive is there; nothing was restored", _said, StringComparison.Ordinal);
        Directory.Delete(_home.Home.Archive, recursive: true);
        Assert.Equal(ExitCode.Failure, await Run("restore-backup", Folder));
        Assert.Contains("state.db is there; nothing was restored", _said, StringComparison.Ordinal);
        File.Delete(_home.Home.State);
        Assert.Equal(ExitCode.Success, await Run("restore-backup", Folder));
        Assert.Equal(before, Contents(_home.Home.Archive));
        Assert.Equal(runs, Runs());
    }

    [Fact]
    public async Task SecondBackup_CostsWhatIsNew_AndDropsWhatIsErased()
    {
        await Run("backup", Folder);
        var sha = _home.State().Documents[0].Sha256;
        var kept = File.GetLastWriteTimeUtc(Blob(sha));
        _home.Crawl(CrawledHome.Sample("qinghe-2023.txt"), night: 1, address: "https://portal.example/files/qinghe.txt");
        await Run("backup", Folder);

        Assert.Equal(kept, File.GetLastWriteTimeUtc(Blob(sha)));
        Assert.Single(Directory.GetFiles(Folder, "backup-*"));
        _home.Store.Erase(sha);
        await Run("backup", Folder);
        Assert.False(File.Exists(Blob(sha)));
        Assert.Equal(
            Directory.GetFiles(Path.Combine(Folder, "objects"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(),
            Directory.GetFiles(Path.Combine(Folder, "objects"), "*", SearchOption.AllDirectories)
                .Select(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))))
                .Order());
    }

    [Fact]
    public async Task DamagedOriginal_IsNamed_AndDoesNotReplaceTheGoodCopy()
    {
        await Run("backup", Folder);
        var sha = _home.State().Documents[0].Sha256;
        var good = await File.ReadAllBytesAsync(Blob(sha));
        await File.WriteAllTextAsync(_home.Store.PathOf(sha), "other bytes");

        Assert.Equal(ExitCode.SomeRejected, await Run("backup", Folder));

        Assert.Contains(_home.Store.PathOf(sha), _said, StringComparison.Ordinal);
        Assert.Equal(good, await File.ReadAllBytesAsync(Blob(sha)));
        Assert.Equal(ExitCode.Success, await Run("restore-backup", Folder, "--force"));
        Assert.Equal(good, await File.ReadAllBytesAsync(_home.Store.PathOf(sha)));
    }

    [Fact]
    public async Task DamagedBackup_IsNamed_AndNothingIsTouched()
    {
        await Run("backup", Folder);
        var before = Contents(_home.Home.Folder);
        var blob = Blob(_home.State().Documents[0].Sha256);
        var bytes = await File.ReadAllBytesAsync(blob);
        bytes[7] ^= 1;
        await File.WriteAllBytesAsync(blob, bytes);

        Assert.Equal(ExitCode.Failure, await Run("restore-backup", Folder, "--force"));
        Assert.Contains($"{blob} (archive/objects/", _said, StringComparison.Ordinal);
        File.Delete(blob);
        Assert.Equal(ExitCode.Failure, await Run("restore-backup", Folder, "--force"));
        Assert.Contains($"The backup lacks {blob}", _said, StringComparison.Ordinal);
        var manifest = Directory.GetFiles(Folder, "backup-*").Single();
        await File.WriteAllLinesAsync(manifest, (await File.ReadAllLinesAsync(manifest))[..^2]);
        Assert.Equal(ExitCode.Failure, await Run("restore-backup", Folder, "--force"));
        Assert.Contains("The manifest is cut off or was changed", _said, StringComparison.Ordinal);

        Assert.Equal(before, Contents(_home.Home.Folder));
    }

    [Fact]
    public async Task HalfALineOfTheJournal_IsNotBackedUp()
    {
        var journal = Directory.GetFiles(_home.Home.Archive, "journal-*.jsonl").Single();
        var whole = await File.ReadAllBytesAsync(journal);
        await File.AppendAllTextAsync(journal, "{\"half");

        await Run("backup", Folder);
        await Run("restore-backup", Folder, "--force");

        Assert.Equal(whole, await File.ReadAllBytesAsync(journal));
    }

    [Fact]
    public async Task DamagedState_IsNamedWithTheCommandThatRestoresItsCopy()
    {
        var runs = Runs();
        using (var state = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System))
            state.BackUp(_home.Home.StateCopy);
        await File.WriteAllBytesAsync(_home.Home.State, RandomNumberGenerator.GetBytes(8192));

        Assert.Equal(ExitCode.Failure, await Run("runs"));

        var command = _said.Split('\n').Single(line => line.Contains("restore-backup", StringComparison.Ordinal)).Split("perfeval ")[1];
        Assert.Equal($"restore-backup {_home.Home.StateCopy} --force --db {_home.Home.Warehouse}", command);
        Assert.Throws<StateDamagedException>(() => StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System));
        Assert.Equal(ExitCode.Failure, await Run("backup", Folder));
        Assert.Equal(ExitCode.Success, await Run("restore-backup", _home.Home.StateCopy, "--force"));
        Assert.Equal(runs, Runs());
    }

    [Fact]
    public async Task CopyThatIsNoState_IsRefused()
    {
        await File.WriteAllTextAsync(
            _elsewhere.PathOf("text"),
            "no database, only a text that is longer than the head of one, which is a hundred bytes and therefore needs this many words");
        var before = Runs();

        Assert.Equal(ExitCode.Failure, await Run("restore-backup", _elsewhere.PathOf("text"), "--force"));

        Assert.Contains("text is damaged and was not restored", _said, StringComparison.Ordinal);
        Assert.Equal(before, Runs());
    }

    [MountFact]
    public async Task FullDisk_IsNamed_AndTheBackupBeforeStays()
    {
        using var disk = new SmallDisk(_elsewhere.PathOf("disk"), 8);
        var folder = Path.Combine(disk.Folder, "backup");
        Assert.Equal(ExitCode.Success, await Run("backup", folder));
        var (before, manifest) = (Contents(_home.Home.Archive), Directory.GetFiles(folder, "backup-*").Single());
        var kept = Path.Combine(_home.Home.Archive, "quarantine", "portal", "page.html");
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        await File.WriteAllBytesAsync(kept, RandomNumberGenerator.GetBytes(1 << 20));
        // Room for a copy of the state and not for the page, and for neither.
        foreach (var free in new[] { 400 << 10, 8 << 10 })
        {
            disk.LeaveFree(free);
            Assert.Equal(ExitCode.Failure, await Run("backup", folder));
            Assert.Contains(folder, _said, StringComparison.Ordinal);
            Assert.Equal([".lock", Path.GetFileName(manifest)], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            disk.MakeRoom();
        }

        Assert.Equal(ExitCode.Success, await Run("restore-backup", folder, "--force"));
        Assert.Equal(before, Contents(_home.Home.Archive));
        Assert.Equal(ExitCode.Success, await Run("backup", folder));
    }

    private async Task<int> Run(params string[] arguments)
    {
        (var exit, _, _said) = await _home.Run(arguments);
        return exit;
    }

    private static SortedDictionary<string, string> Contents(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).Contains(".lock", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    private static ArchiveState ArchiveOf(string folder)
    {
        using var journal = ArchiveJournal.OpenReader(folder);
        return journal.State;
    }

    private static void Put(StateStore state, string key) =>
        new RunLedger(state, TimeProvider.System).Add(new JobEnvelope("night", key, "{}", 1), RunOrigin.Hand);

    private List<RunRecord> Runs()
    {
        using var history = RunHistory.Open(StateAddress.Of(_home.Home));
        return history.List(10);
    }

    private string Blob(string sha) => Path.Combine(Folder, "objects", sha[..2], sha);
}

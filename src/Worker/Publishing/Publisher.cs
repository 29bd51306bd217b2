using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Analytics.Running;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Normalize.Warehouse.Dictionary;
using PerfEval.Worker.Export;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Publishing;

/// <summary>
/// Makes a new generation of the warehouse that readers can rely on while the next night runs. Everything is written beside the others under
/// unfinished names, flushed to the disk, opened again and queried; only then it gets its name and, last of all, the link is flipped.
/// Interrupted anywhere, readers keep the generation they had.
/// </summary>
/// <param name="warehouse">Closed, or open for reading only: its last writer is done.</param>
public sealed class Publisher(string warehouse, Generations generations, string folder, TimeProvider clock)
{
    private const string Parquet = ".parquet";
    private const string DeltaFile = ".delta.csv";
    public const string StateFile = ".state.db";

    /// <summary>Has the disk take all that was written, before any of it gets its name; a test watches the order.</summary>
    public Action<string> Sync { get; init; } = Disk.SyncFileSystem;

    /// <exception cref="IOException">The disk is full or refused; the last generation stays as it is.</exception>
    /// <exception cref="InvalidDataException">The warehouse is of another version or was never analysed.</exception>
    public PublishResult Publish(PublishInput input, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        using var alone = TakeLock();
        generations.RemoveUnfinished();
        CheckSpace();
        try
        {
            return Write(input, ct);
        }
        catch (DuckDBException e) when (!ct.IsCancellationRequested)
        {
            throw new IOException($"发布未成，仍为上一代：{folder} Not published, the last generation stays: {e.Message.TrimEnd()}", e);
        }
        finally
        {
            generations.RemoveUnfinished();
        }
    }

    private PublishResult Write(PublishInput input, CancellationToken ct)
    {
        var previous = generations.Newest(ct, out var broken);
        var number = generations.Next();
        var database = generations.UnfinishedPath(number, ".duckdb");
        PublishResult result;
        using (var db = new PublishQueries(folder, ct))
        {
            db.Attach(warehouse, "night");
            CheckWarehouse(db);
            var compared = previous is not null && AttachPrevious(db, previous);
            var (failures, found) = RunAssertions.Check(db, input, compared);
            List<PublishFinding> remarks = [.. broken.Select(one => Broken(one.Path, one.Why)), .. found];
            if (failures.Count > 0 && !input.Force)
                return new PublishResult(null, 0, 0, failures, remarks, new Dictionary<(string, string), long>());
            db.Create(database, "generation");
            db.Execute("COPY FROM DATABASE night TO generation");
            db.Execute("USE generation");
            Describe(db, number, previous, input.RunId, compared, failures);
            var stated = db.Rows("SELECT reports, flags FROM generation")[0];
            result = new PublishResult(number, (long)stated[0]!, (long)stated[1]!, failures, remarks, Changes(db));
            WriteDelta(db, generations.UnfinishedPath(number, DeltaFile), ct);
            // Leaving it makes DuckDB write everything into the one file.
            db.Execute("USE memory");
            db.Execute("DETACH generation");
        }

        Verify(database, generations.UnfinishedPath(number, Parquet), ct);
        input.BackUpState?.Invoke(generations.UnfinishedPath(number, StateFile));
        GenerationSums.Write(generations, number, [Parquet, DeltaFile, StateFile, ".duckdb"]);
        ct.ThrowIfCancellationRequested();
        Sync(folder);
        // The database last: with it the generation is there.
        foreach (var kind in new[] { Parquet, DeltaFile, StateFile, GenerationSums.Kind, ".duckdb" })
            Finish(number, kind);
        Disk.SyncFolder(folder);
        generations.PointTo(number, clock);
        Disk.SyncFolder(folder);
        foreach (var (path, _) in broken)
            Aside.Move(path, Aside.Damaged, clock);
        generations.Prune(input.Limits.Keep);
        return result;
    }

    private static PublishFinding Broken(string path, string why) => new(
        "generation_broken", Path.GetFileName(path), "已损坏，略过；发布后改名保留。",
        $"is damaged and was passed over; once published, it is kept under another name: {why}");

    private FileStream TakeLock()
    {
        var file = Path.Combine(folder, ".lock");
        SpecialFile.Refuse(file);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (Disk.IsLocked(e))
        {
            throw new IOException($"另一个进程正在发布（{file}）。 Another process is publishing ({file}).", e);
        }
    }

    // DuckDB would say so too, but only after it has filled the disk for everybody else.
    private void CheckSpace()
    {
        var needed = Needed(new FileInfo(warehouse).Length);
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < needed)
        {
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture,
                $"磁盘空间不足，未发布：{folder} 剩 {free >> 20} MB，需 {needed >> 20} MB。 Not published, the disk is full: {free >> 20} MB are free, {needed >> 20} MB are "
                + $"needed."));
        }
    }

    // The copy, its Parquet files, and what DuckDB takes of the disk before it gives some of it back.
    private static long Needed(long bytes) => bytes + (bytes / 2) + (1 << 20);

    private void CheckWarehouse(PublishQueries db)
    {
        if (VersionOf(db, "night") is var version && version != WarehouseFile.SchemaVersion)
            throw new InvalidDataException(
                $"{warehouse} 由另一版本的程序写成（{version}，现为 {WarehouseFile.SchemaVersion}）。 {warehouse} was written by another version of the program.");
        if (db.Rows("SELECT 1 FROM duckdb_views() WHERE database_name = 'night' AND view_name = 'flag'").Count == 0)
            throw new InvalidDataException($"{warehouse} 还没有核对过，请先运行 analyze。 {warehouse} has not been analysed yet; run analyze first.");
    }

    private static bool AttachPrevious(PublishQueries db, Generation previous)
    {
        db.Attach(previous.Path, "previous");
        return VersionOf(db, "previous") == WarehouseFile.SchemaVersion;
    }

    private static int VersionOf(PublishQueries db, string database) =>
        (int)db.Rows($"SELECT max(schema_version) FROM {database}.core.warehouse")[0][0]!;

    private void Describe(PublishQueries db, int number, Generation? previous, string? runId, bool compared, List<PublishFinding> failures)
    {
        db.Execute(Script("generation.sql"));
        db.Execute(
            """
            INSERT INTO published.generation
            SELECT $number, $previous, $at, $run, $compared, (SELECT count(*) FROM document WHERE status <> 'replaced'), (SELECT count(*) FROM report),
                   (SELECT count(*) FROM flag), $failed
            """,
            ("number", number), ("previous", previous?.Number), ("at", clock.GetUtcNow().UtcDateTime), ("run", runId), ("compared", compared),
            ("failed", failures.Select(finding => finding.ToString()).ToList()));
        if (compared)
            db.Execute(Script("delta.sql"));
        var dictionary = ViewCatalogue.Embedded(typeof(Publisher).Assembly, "Publishing/", AnalyticsSchema.Dictionary());
        db.Execute(DictionarySql.Script(dictionary));
    }

    private static Dictionary<(string, string), long> Changes(PublishQueries db) =>
        db.Rows("SELECT kind, change, count(*) FROM delta GROUP BY ALL").ToDictionary(row => ((string)row[0]!, (string)row[1]!), row => (long)row[2]!);

    private static void WriteDelta(PublishQueries db, string file, CancellationToken ct)
    {
        using var query = db.Command("FROM delta");
        using var reader = query.ExecuteReader();
        using var target = File.Create(file);
        new CsvRowWriter().Write(ResultRows.From(reader), target, ct);
    }

    // A generation that cannot be opened and read from the disk never gets its name.
    private static void Verify(string database, string parquetFolder, CancellationToken ct)
    {
        Directory.CreateDirectory(parquetFolder);
        using var db = new PublishQueries(parquetFolder, ct);
        db.Attach(database, "generation");
        db.Execute("USE generation");
        var stated = (long)db.Rows("SELECT reports FROM generation")[0][0]!;
        if ((long)db.Rows("SELECT count(*) FROM report")[0][0]! != stated)
            throw new IOException($"{database} 复制后读回不符，未发布。 What was copied does not read back as it was; not published.");
        var english = ViewCatalogue.Embedded(typeof(Publisher).Assembly, "Publishing/", AnalyticsSchema.Dictionary()).AllViews.Select(view => view.Name);
        foreach (var view in english)
            db.Execute(
                $"COPY (FROM \"{view}\") TO {PublishQueries.Literal(Path.Combine(parquetFolder, view + ".parquet"))} (FORMAT parquet, COMPRESSION zstd)");
    }

    private void Finish(int number, string kind)
    {
        var from = generations.UnfinishedPath(number, kind);
        if (Directory.Exists(from))
            Directory.Move(from, generations.PathOf(number, kind));
        else if (File.Exists(from))
            File.Move(from, generations.PathOf(number, kind));
    }

    private static string Script(string name)
    {
        using var reader = new StreamReader(typeof(Publisher).Assembly.GetManifestResourceStream("Publishing/" + name)!);
        return reader.ReadToEnd();
    }
}

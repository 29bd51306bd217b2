using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using DuckDB.NET.Data;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Pipeline;

/// <summary>
/// Files in, rows out. Batches are read and recognised on all cores while the batch before is being loaded; documents enter the
/// warehouse in the order of their paths, so that the same folder always gives the same rows. Files that a converter reads
/// cheaper together go to it together, and the next batch is read meanwhile.
/// </summary>
/// <param name="reader">Says by whom a content would be read; it reads nothing itself.</param>
public sealed class IngestRun(DocumentReader reader, IContentReading reading, Recogniser recogniser, LoadKeys keys, ReaderLimits limits, TimeProvider clock)
{
    // DuckDB writes full row groups (122,880 rows) of one transaction once, compressed; smaller ones go through its log and are written again
    // by every checkpoint. Reports have about as many cells as values, so that this fills one row group of each.
    private const long TransactionRows = 300_000;

    // Read one after the other: a second reader process takes longer to start than they do.
    private const int FewFiles = 2;

    // While one document of a core is recognised here, the next is read in a process beside it.
    private static readonly int s_atOnce = 2 * Environment.ProcessorCount;

    // Bytes, a third of which is in use at any time.
    private const long MostGarbage = 100 << 20;

    // Slow documents, such as scans, are safe long before that many rows have come together.
    private static readonly TimeSpan s_transactionTime = TimeSpan.FromSeconds(5);

    private long _readTicks;
    private long _recogniseTicks;

    /// <summary>Reads all files below the paths into the warehouse, and keeps each in the archive before its rows are loaded.</summary>
    public Task<IngestSummary> Run(
        DuckDBConnection warehouse, LocalOriginals originals, IEnumerable<string> paths, IProgress<IngestProgress>? progress, CancellationToken ct)
    {
        var found = FileFinder.Find(paths, new OwnData(DataHome.Of(warehouse.DataSource)).Problem).ToLookup(file => file.PassedOver);
        var (files, summary) = (found[false].ToList(), new IngestSummary());
        summary.PassedOver.AddRange(found[true].Where(file => file.Problem is null).Select(file => file.Path));
        summary.Skipped.AddRange(found[true].Where(file => file.Problem is not null).Select(file => (file.Path, file.Problem!)));
        var inputs = new InputFiles(reading, limits, originals, summary.Skipped).Of(files, ct);
        return Load(warehouse, OriginalTable.Read(warehouse), inputs, files.Count, originals, progress, summary, ct);
    }

    /// <summary>
    /// Loads what the archive holds and the warehouse lacks, in the order in which it came into the archive; of all else nothing is opened.
    /// </summary>
    public async Task<IngestSummary> RunArchived(
        DuckDBConnection warehouse, ArchiveState archive, OriginalStore store, IProgress<IngestProgress>? progress, CancellationToken ct)
    {
        var stored = OriginalTable.Read(warehouse);
        var documents = archive.Documents.Where(d => !d.Forgotten).ToList();
        var lacking = documents.Where(d => !keys.IsLoaded(d, stored)).ToList();
        var inputs = new InputFiles(reading, limits).Of(lacking, store, ct);
        var summary = new IngestSummary { Unchanged = documents.Count - lacking.Count };
        await Load(warehouse, stored, inputs, lacking.Count, null, progress, summary, ct);
        using var loader = new Loader(warehouse, clock);
        loader.Retire(archive.Documents.Where(d => d is { Current: true, Forgotten: true }).Select(d => d.Address));
        return summary;
    }

    private async Task<IngestSummary> Load(
        DuckDBConnection warehouse, Dictionary<(string, string), LoadedOriginal> originals, IEnumerable<InputFile> inputs, int total, LocalOriginals? keeper,
        IProgress<IngestProgress>? progress, IngestSummary summary, CancellationToken ct)
    {
        using var loader = new Loader(warehouse, clock);
        var stored = loader.Stored();
        var ledger = new OriginalLedger(keys, originals);
        var (done, taken) = (0, 0);
        // A transaction is committed in the time of some batches; so many wait meanwhile, and the cores stay busy.
        using var queue = new BlockingCollection<(IReadOnlyList<LoadItem> Items, IReadOnlyList<LoadedOriginal> Originals)>(boundedCapacity: 8);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task<PreparedBatch>? converting = null;
        var loading = Task.Factory.StartNew(
            () => LoadAll(loader, keeper, queue, () => taken >= total - (total / 10), stop), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        try
        {
            foreach (var inputsOfBatch in InputBatches.Of(inputs))
            {
                void OnDone() => progress?.Report(Progress(Interlocked.Increment(ref done), total, inputsOfBatch));
                var (batch, together) = Prepare(inputsOfBatch, stored, keeper, OnDone, stop.Token);
                if (converting is not null)
                    Enqueue(await converting);
                // Of conversions one is under way: each takes cores and some 150 MB of its own.
                converting = together.Count > 0 ? Task.Run(() => Convert(batch, together, OnDone, stop.Token)) : null;
                if (converting is null)
                    Enqueue(batch);
            }

            if (converting is not null)
                Enqueue(await converting);
        }
        finally
        {
            queue.CompleteAdding();
            if (converting is { IsCompleted: false })
            {
                // Something else failed, and that is what is told.
                await stop.CancelAsync();
                await converting.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            summary.SecondsByStage["load"] = await loading;
            summary.Versions.AddRange(loader.Versions);
        }

        summary.SecondsByStage["read"] = Stopwatch.GetElapsedTime(0, _readTicks).TotalSeconds;
        summary.SecondsByStage["recognise"] = Stopwatch.GetElapsedTime(0, _recogniseTicks).TotalSeconds;
        return summary;

        void Enqueue(PreparedBatch batch)
        {
            Count(batch, summary);
            taken += batch.Inputs.Count;
            // Of what was forgotten only the trace in the archive remains.
            queue.Add(([.. batch.Items.OfType<LoadItem>().Where(i => i.Rejection?.Code != "forgotten")], ledger.Completed(batch)), stop.Token);
        }
    }

    // Returns the seconds spent. Documents that were read before a cancellation are kept; a failure here stops the reading.
    private static double LoadAll(
        Loader loader, LocalOriginals? keeper, BlockingCollection<(IReadOnlyList<LoadItem> Items, IReadOnlyList<LoadedOriginal> Originals)> queue,
        Func<bool> isEnding,
        CancellationTokenSource stop)
    {
        var time = new Stopwatch();
        var ending = false;
        try
        {
            foreach (var (items, originals) in queue.GetConsumingEnumerable(CancellationToken.None))
            {
                time.Start();
                loader.Add(items, CancellationToken.None, originals);
                // The last transaction has no reading beside it: what came together before the end is not left to it.
                var nearsEnd = !ending && (ending = isEnding());
                if (loader.PendingRows >= TransactionRows || loader.PendingFor >= s_transactionTime || (nearsEnd && loader.PendingRows > TransactionRows / 4))
                    Commit();
                time.Stop();
            }

            time.Start();
            Commit();
            return time.Elapsed.TotalSeconds;
        }
        catch
        {
            stop.Cancel();
            throw;
        }

        // No row without its original.
        void Commit()
        {
            keeper?.Commit();
            loader.Commit();
            // What waited for the commit outlived the young generations, and left alone the oldest grows to 150 MB before it is looked through.
            if (GC.GetTotalMemory(forceFullCollection: false) > MostGarbage)
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        }
    }

    // An archive has more members than it is files.
    private static IngestProgress Progress(int done, int files, InputFile[] batch) => new(done, Math.Max(done, files), batch[0].Origin);

    /// <returns>The batch, and by their places in it the files that a converter has still to read.</returns>
    private (PreparedBatch Batch, IReadOnlyDictionary<int, PreparedFile> Together) Prepare(
        InputFile[] inputs, HashSet<(string DocumentId, string RecognitionKey)> stored, LocalOriginals? keeper, Action onDone, CancellationToken ct)
    {
        var batch = new PreparedBatch(inputs);
        var together = new ConcurrentDictionary<int, PreparedFile>();
        ForEach(inputs.Length, i =>
        {
            var input = inputs[i];
            var content = input.Content ?? (input.Problem is null ? FileContent.Load(input.StoredAt ?? input.Origin, limits) : null);
            if ((input.Problem ?? content!.Problem ?? Kept(batch, i, content, keeper)) is { } problem)
            {
                batch.Items[i] = Rejected(input, batch.Originals[i], input.Original?.Sha256 ?? "", 0, problem);
            }
            else
            {
                var format = reader.Find(content!.Bytes.Span);
                batch.Formats[i] = format?.Format ?? "";
                if (Unread(input, batch.Originals[i], content, format, stored) is { } file)
                {
                    if (format is IBatchReader)
                    {
                        together[i] = file;
                        return;
                    }

                    batch.Items[i] = Recognise(file, Timed(ref _readTicks, () => reading.Read(content.Bytes, limits, ct)), ct);
                }
            }

            onDone();
        }, ct);
        return (batch, together);
    }

    private PreparedBatch Convert(PreparedBatch batch, IReadOnlyDictionary<int, PreparedFile> together, Action onDone, CancellationToken ct)
    {
        var order = together.Keys.Order().ToList();
        var results = Timed(ref _readTicks, () => reading.ReadMany([.. order.Select(i => together[i].Content.Bytes)], limits, ct));
        ForEach(order.Count, n =>
        {
            batch.Items[order[n]] = Recognise(together[order[n]], results[n], ct);
            onDone();
        }, ct);
        return batch;
    }

    // A full disk is told as what it is, not as one of several faults.
    private static void ForEach(int count, Action<int> work, CancellationToken ct)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = count <= FewFiles ? 1 : s_atOnce }, work);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    // Members are in the archive with their packed file.
    private static Rejection? Kept(PreparedBatch batch, int i, FileContent content, LocalOriginals? keeper)
    {
        var input = batch.Inputs[i];
        if (input.Original is { } original)
            return input.IsMember || content.Sha256 == original.Sha256 ? null : Rejections.OriginalDamaged(original.Sha256);
        if (keeper is null || input.IsMember)
            return null;
        (batch.Originals[i], var problem) = keeper.Keep(input, content);
        return problem;
    }

    private PreparedFile? Unread(
        InputFile input, ArchivedDocument? original, FileContent content, IDocumentReader? format, HashSet<(string DocumentId, string RecognitionKey)> stored)
    {
        var id = StableId.Document(input.Origin, content.Sha256!);
        var source = keys.HintOf(input.Name, original);
        var key = keys.OfContent(content.Sha256!, format?.Version ?? 0, source);
        return stored.Contains((id, key)) ? null : new PreparedFile(input, original, content, id, key, source);
    }

    private LoadItem Recognise(PreparedFile file, ReadResult result, CancellationToken ct)
    {
        var content = file.Content;
        if (result is not ReadResult.Read(var document))
        {
            // A file that only this machine could not read is tried again next time: it is stored under no key.
            var why = ((ReadResult.Rejected)result).Reason;
            return Rejected(file.Input, file.Original, content.Sha256!, content.Bytes.Length, why, Rejections.IsOfThisMachine(why) ? "" : file.Key);
        }

        RecognisedDocument recognised;
        try
        {
            recognised = Timed(ref _recogniseTicks, () => recogniser.Recognise(content.Sha256!, document, file.Source, ct));
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
        {
            return Rejected(file.Input, file.Original, content.Sha256!, content.Bytes.Length, Rejections.ReaderFailed(e), file.Key);
        }

        var item = new LoadItem
        {
            DocumentId = file.Id,
            Origin = file.Input.Origin,
            Sha256 = content.Sha256!,
            SourceName = file.Source.Name,
            Bytes = content.Bytes.Length,
            MediaType = document.MediaType,
            Title = document.Title,
            PublishedOn = document.PublishedOn,
            RecognitionKey = file.Key,
            Content = recognised,
        };
        return DocumentWords.Describe(item, file.Original, file.Input.IsMember);
    }

    private static T Timed<T>(ref long ticks, Func<T> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = work();
        Interlocked.Add(ref ticks, Stopwatch.GetTimestamp() - started);
        return result;
    }

    private static LoadItem Rejected(InputFile input, ArchivedDocument? original, string sha, long bytes, Rejection why, string key = "") =>
        DocumentWords.Describe(
            new LoadItem
            {
                DocumentId = StableId.Document(input.Origin, sha),
                Origin = input.Origin,
                Sha256 = sha,
                SourceName = input.Name,
                Bytes = bytes,
                RecognitionKey = key,
                Rejection = why,
            }, original, input.IsMember);

    private static void Count(PreparedBatch batch, IngestSummary summary)
    {
        foreach (var (item, input) in batch.Items.Zip(batch.Inputs))
        {
            if (item is null)
            {
                summary.Unchanged++;
            }
            else if (item.Rejection is { } why)
            {
                summary.Rejected.Add((item.Origin, why));
            }
            else
            {
                summary.Loaded++;
                summary.Members += input.IsMember ? 1 : 0;
                summary.Reports += item.Content!.Reports.Count;
                summary.Misfits.AddRange(
                    item.Content.Warnings.Where(warning => warning.Kind == WarningKind.CorrectionNotApplied)
                        .Select(warning => (item.Origin, warning.Place, warning.Message.Value)));
                if (LeftInFile.Of(item.Origin, item.Content.Leftovers) is { } left)
                    summary.Left.Add(left);
                if (item.Status == "unrecognised")
                    summary.Unrecognised.Add((item.Origin, item.Content.Cells.Count));
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using DuckDB.NET.Data;
using PerfEval.Ingest;
using PerfEval.Ingest.Archives;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Worker.Jobs;

/// <summary>
/// Files in, rows out. Batches are read and recognised on all cores while the batch before is being loaded; documents enter the
/// warehouse in the order of their paths, so that the same folder always gives the same rows. Files that a converter reads
/// cheaper together go to it together.
/// </summary>
public sealed class IngestRun(DocumentReader reader, Recogniser recogniser, ReaderLimits limits)
{
    // DuckDB writes full row groups (122,880 rows) of one transaction once, compressed; smaller ones go through its log and are written again
    // by every checkpoint. Reports have about as many cells as values, so that this fills one row group of each.
    private const long TransactionRows = 300_000;

    // Slow documents, such as scans, are safe long before that many rows have come together.
    private static readonly TimeSpan TransactionTime = TimeSpan.FromSeconds(5);

    private long _readTicks;
    private long _recogniseTicks;

    /// <summary>Reads all files below the paths into the warehouse.</summary>
    public async Task<IngestSummary> Run(
        DuckDBConnection warehouse, IEnumerable<string> paths, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var summary = new IngestSummary();
        using var loader = new Loader(warehouse);
        var stored = loader.Stored();
        var files = FileFinder.Find(paths).ToList();
        var inputs = new InputFiles(new ArchiveExpander(), limits).Of(files, cancellationToken);
        var done = 0;
        // One batch waits, so that neither side does; more would only take memory.
        using var queue = new BlockingCollection<IReadOnlyList<LoadItem>>(boundedCapacity: 1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var loading = Task.Factory.StartNew(() => LoadAll(loader, queue, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var batch in InputBatches.Of(inputs))
            {
                var items = Prepare(batch, stored, () => progress?.Report(Progress(Interlocked.Increment(ref done), files.Count, batch)), stop.Token);
                Count(items, summary);
                queue.Add([.. items.OfType<LoadItem>()], stop.Token);
            }
        }
        finally
        {
            queue.CompleteAdding();
            summary.SecondsByStage["load"] = await loading;
        }

        summary.SecondsByStage["read"] = Stopwatch.GetElapsedTime(0, _readTicks).TotalSeconds;
        summary.SecondsByStage["recognise"] = Stopwatch.GetElapsedTime(0, _recogniseTicks).TotalSeconds;
        return summary;
    }

    // Returns the seconds spent. Documents that were read before a cancellation are kept; a failure here stops the reading.
    private static double LoadAll(Loader loader, BlockingCollection<IReadOnlyList<LoadItem>> queue, CancellationTokenSource stop)
    {
        var time = new Stopwatch();
        try
        {
            foreach (var items in queue.GetConsumingEnumerable(CancellationToken.None))
            {
                time.Start();
                loader.Add(items, CancellationToken.None);
                if (loader.PendingRows >= TransactionRows || loader.PendingFor >= TransactionTime)
                    loader.Commit();
                time.Stop();
            }

            time.Start();
            loader.Commit();
            return time.Elapsed.TotalSeconds;
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }

    // An archive has more members than it is files.
    private static IngestProgress Progress(int done, int files, InputFile[] batch) => new(done, Math.Max(done, files), batch[0].Origin);

    // In the order of the batch; null for a document that is stored already.
    private LoadItem?[] Prepare(
        InputFile[] batch, HashSet<(string DocumentId, string RecognitionKey)> stored, Action onDone, CancellationToken cancellationToken)
    {
        var items = new LoadItem?[batch.Length];
        var together = new ConcurrentDictionary<int, PreparedFile>();
        var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, batch.Length, parallel, i =>
        {
            var content = batch[i].Content ?? (batch[i].Problem is null ? FileContent.Load(batch[i].Origin, limits) : null);
            if ((batch[i].Problem ?? content!.Problem) is { } problem)
            {
                items[i] = Rejected(batch[i], "", 0, problem);
            }
            else if (Unread(batch[i], content!, stored) is { } file)
            {
                if (reader.Find(content!.Bytes.Span) is IBatchReader)
                {
                    together[i] = file;
                    return;
                }

                items[i] = Recognise(file, Timed(ref _readTicks, () => reader.Read(content.Bytes, limits, cancellationToken)), cancellationToken);
            }

            onDone();
        });
        if (together.IsEmpty)
            return items;
        var order = together.Keys.Order().ToList();
        var results = Timed(ref _readTicks, () => reader.ReadMany([.. order.Select(i => together[i].Content.Bytes)], limits, cancellationToken));
        Parallel.For(0, order.Count, parallel, n =>
        {
            items[order[n]] = Recognise(together[order[n]], results[n], cancellationToken);
            onDone();
        });
        return items;
    }

    private PreparedFile? Unread(InputFile input, FileContent content, HashSet<(string DocumentId, string RecognitionKey)> stored)
    {
        var id = StableId.Document(input.Origin, content.Sha256!);
        var source = new SourceHint(input.Name);
        var key = recogniser.KeyOf(content.Sha256!, reader.Find(content.Bytes.Span)?.Version ?? 0, source);
        return stored.Contains((id, key)) ? null : new PreparedFile(input, content, id, key, source);
    }

    private LoadItem Recognise(PreparedFile file, ReadResult result, CancellationToken cancellationToken)
    {
        var content = file.Content;
        if (result is not ReadResult.Read(var document))
        {
            // A file that only this machine could not read is tried again next time: it is stored under no key.
            var why = ((ReadResult.Rejected)result).Reason;
            return Rejected(file.Input, content.Sha256!, content.Bytes.Length, why, Rejections.IsOfThisMachine(why) ? "" : file.Key);
        }

        var recognised = Timed(ref _recogniseTicks, () => recogniser.Recognise(content.Sha256!, document, file.Source, cancellationToken));
        return new LoadItem
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
    }

    private static T Timed<T>(ref long ticks, Func<T> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = work();
        Interlocked.Add(ref ticks, Stopwatch.GetTimestamp() - started);
        return result;
    }

    private static LoadItem Rejected(InputFile input, string sha, long bytes, Rejection why, string key = "") => new()
    {
        DocumentId = StableId.Document(input.Origin, sha),
        Origin = input.Origin,
        Sha256 = sha,
        SourceName = input.Name,
        Bytes = bytes,
        RecognitionKey = key,
        Rejection = why,
    };

    private static void Count(LoadItem?[] items, IngestSummary summary)
    {
        foreach (var item in items)
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
                summary.Reports += item.Content!.Reports.Count;
                if (item.Status == "unrecognised")
                    summary.Unrecognised.Add(item.Origin);
            }
        }
    }
}

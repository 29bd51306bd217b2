using System.Diagnostics;
using DuckDB.NET.Data;
using PerfEval.Ingest;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Worker.Jobs;

/// <summary>
/// Files in, rows out. Batches are read and recognised on all cores while the batch before is being loaded; documents enter the
/// warehouse in the order of their paths, so that the same folder always gives the same rows.
/// </summary>
public sealed class IngestRun(DocumentReader reader, Recogniser recogniser, ReaderLimits limits)
{
    /// <summary>Documents per transaction: large enough to keep the loader busy, small enough to bound memory.</summary>
    private const int BatchSize = 64;

    private long _readTicks;
    private long _recogniseTicks;

    /// <summary>Reads all files below the paths into the warehouse.</summary>
    public async Task<IngestSummary> Run(
        DuckDBConnection warehouse, IEnumerable<string> paths, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var summary = new IngestSummary();
        var loader = new Loader(warehouse);
        var stored = loader.Stored();
        var files = FileFinder.Find(paths).ToList();
        var loadTime = new Stopwatch();
        var done = 0;
        var loading = Task.CompletedTask;
        foreach (var batch in files.Chunk(BatchSize))
        {
            var items = new LoadItem?[batch.Length];
            Parallel.For(0, batch.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            {
                items[i] = Prepare(batch[i], stored, cancellationToken);
                progress?.Report(new IngestProgress(Interlocked.Increment(ref done), files.Count, batch[i].Path));
            });
            await loading;
            Count(items, summary);
            var changed = items.OfType<LoadItem>().ToList();
            loading = Task.Run(
                () =>
                {
                    loadTime.Start();
                    loader.Load(changed, cancellationToken);
                    loadTime.Stop();
                }, cancellationToken);
        }

        await loading;
        summary.SecondsByStage["read"] = Stopwatch.GetElapsedTime(0, _readTicks).TotalSeconds;
        summary.SecondsByStage["recognise"] = Stopwatch.GetElapsedTime(0, _recogniseTicks).TotalSeconds;
        summary.SecondsByStage["load"] = loadTime.Elapsed.TotalSeconds;
        return summary;
    }

    // Null for a document that is stored already.
    private LoadItem? Prepare(FoundFile file, HashSet<(string DocumentId, string RecognitionKey)> stored, CancellationToken cancellationToken)
    {
        var origin = Path.GetFullPath(file.Path);
        var source = new SourceHint(Path.GetFileName(file.Path));
        if (file.Problem is { } problem)
            return Rejected(origin, source, "", 0, problem);
        var started = Stopwatch.GetTimestamp();
        var content = FileContent.Load(file.Path, limits);
        if (content.Problem is { } unreadable)
            return Rejected(origin, source, "", 0, unreadable);
        var sha = content.Sha256!;
        var id = StableId.Document(origin, sha);
        var key = recogniser.KeyOf(sha, reader.Find(content.Bytes.Span)?.Version ?? 0, source);
        if (stored.Contains((id, key)))
            return null;
        var result = reader.Read(content.Bytes, limits, cancellationToken);
        var read = Stopwatch.GetTimestamp();
        Interlocked.Add(ref _readTicks, read - started);
        if (result is not ReadResult.Read(var document))
            return Rejected(origin, source, sha, content.Bytes.Length, ((ReadResult.Rejected)result).Reason, key);
        var recognised = recogniser.Recognise(sha, document, source, cancellationToken);
        Interlocked.Add(ref _recogniseTicks, Stopwatch.GetTimestamp() - read);
        return new LoadItem
        {
            DocumentId = id,
            Origin = origin,
            Sha256 = sha,
            SourceName = source.Name,
            Bytes = content.Bytes.Length,
            MediaType = document.MediaType,
            Title = document.Title,
            PublishedOn = document.PublishedOn,
            RecognitionKey = key,
            Content = recognised,
        };
    }

    private static LoadItem Rejected(string origin, SourceHint source, string sha, long bytes, Rejection why, string key = "") => new()
    {
        DocumentId = StableId.Document(origin, sha),
        Origin = origin,
        Sha256 = sha,
        SourceName = source.Name,
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

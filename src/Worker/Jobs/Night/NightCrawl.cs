using System.Text.Json.Nodes;
using PerfEval.Ingest.Archive;
using PerfEval.Ingest.Crawl;
using PerfEval.Ingest.Crawl.Pages;
using PerfEval.Ingest.Crawl.Sources;
using PerfEval.Worker.Output;
using PerfEval.Worker.Publishing;
using PerfEval.Worker.Scheduling;
using PerfEval.Worker.Serving;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Night;

/// <summary>The second step of a night: every source into the archive, some of them side by side. One that fails does not stop the others.</summary>
/// <param name="contact">Where a portal's people reach ours; null allows local sources only.</param>
/// <param name="parallel">Sources crawled at one time.</param>
public sealed class NightCrawl(string dataFolder, ArchiveGate archive, string? contact, int parallel, TimeProvider clock)
{
    /// <summary>Names the step of each source in the ledger.</summary>
    public const string Step = "crawl";

    /// <summary>Folder of the source files.</summary>
    public string SourcesFolder => Path.Combine(dataFolder, "sources");

    /// <summary>Sources that are crawled at times of their own.</summary>
    public IEnumerable<Source> Scheduled() => Load().Sources.Where(source => source is { Enabled: true, Schedule: not null });

    public IReadOnlySet<string> Ids() => Load().Sources.Select(source => source.Id).ToHashSet(StringComparer.Ordinal);

    /// <param name="only">Ids; empty is every enabled source without a schedule of its own.</param>
    /// <returns>What each source gave.</returns>
    public async Task<IReadOnlyList<SourceYield>> Run(
        IReadOnlyList<string> only, IJobRun run, StepRecorder steps, Terminal terminal, Action<double> progress, CancellationToken ct)
    {
        var (all, problems) = Load();
        foreach (var problem in problems.GroupBy(problem => problem.File, StringComparer.Ordinal))
        {
            terminal.Error.WriteLine(string.Join('\n', problem));
            steps.Failed(Step, Path.GetFileNameWithoutExtension(problem.Key), string.Join('\n', problem));
        }

        var sources = all.Where(source => only.Count > 0 ? only.Contains(source.Id) : source is { Enabled: true, Schedule: null }).ToList();
        if (sources.Count == 0)
            return [];
        using var crawler = new Crawler(new CrawlSettings { Words = CrawlWords.Load(Path.Combine(dataFolder, "crawl.yaml")), Contact = contact, Time = clock });
        var shares = new CrawlShares([.. sources.Select(source => source.Id)], progress);
        var yields = new SourceYield[sources.Count];
        await archive.Use(async (journal, store) =>
        {
            await Parallel.ForAsync(0, sources.Count, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = ct }, async (i, token) =>
            {
                yields[i] = await Crawl(sources[i], token);
                shares.Done(sources[i].Id);
            });
            return true;

            async Task<SourceYield> Crawl(Source source, CancellationToken token)
            {
                try
                {
                    if (contact is null && !source.Local)
                        throw new InvalidDataException("没有联系方式，不采集：设 contact 或 PERFEVAL_CONTACT。 Not crawled without a contact: set contact or PERFEVAL_CONTACT.");
                    var summary = await steps.Do(Step, source.Id, () => crawler.Run(source, run.RunId, journal, store, shares, token), End);
                    foreach (var issue in summary.Issues)
                        terminal.Error.WriteLine($"{source.Id}: {issue}");
                    return LastYields.Of(source, summary.Documents, summary.Quarantined, summary.Complete);
                }
                // The ledger has it; the other sources go on.
#pragma warning disable CA1031
                catch (Exception e) when (!token.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    terminal.Error.WriteLine($"{source.Id}: {e.Message}");
                    return LastYields.Of(source, 0, 0, complete: false);
                }
            }
        });
        return yields;
    }

    private (IReadOnlyList<Source> Sources, IReadOnlyList<SourceProblem> Problems) Load() =>
        Directory.Exists(SourcesFolder) ? SourceFolder.Load(SourcesFolder) : ([], []);

    private static StepEnd End(CrawlSummary summary)
    {
        Telemetry.CountDocuments("new", summary.New);
        Telemetry.CountDocuments("changed", summary.Changed);
        Telemetry.CountDocuments("unchanged", summary.Unchanged);
        Telemetry.CountDocuments("withdrawn", summary.Withdrawn);
        Telemetry.CountDocuments("quarantined", summary.Quarantined);
        Telemetry.CountDocuments("failed", summary.Failed);
        var counts = new JsonObject
        {
            ["lists"] = summary.Lists,
            ["pages"] = summary.Pages,
            ["documents"] = summary.Documents,
            ["new"] = summary.New,
            ["changed"] = summary.Changed,
            ["withdrawn"] = summary.Withdrawn,
            ["unchanged"] = summary.Unchanged,
            ["failed"] = summary.Failed,
            ["quarantined"] = summary.Quarantined,
            ["requests"] = summary.Requests,
            ["bytes"] = summary.Bytes,
        };
        var whole = summary is { Complete: true, BelowMinimum: false };
        return new StepEnd(whole ? RunStatus.Succeeded : RunStatus.Failed, counts, whole ? null : string.Join('\n', summary.Issues.Take(20)));
    }
}

using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Normalize.Privacy;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>What a crawl came to, or would come to, as rows.</summary>
internal static class CrawlRows
{
    private static readonly OutputColumn[] s_summary =
    [
        new(
            "source",
            ColumnKind.Text), new(
                "lists", ColumnKind.Number), new("pages", ColumnKind.Number), new("documents", ColumnKind.Number), new("new", ColumnKind.Number),
        new("changed", ColumnKind.Number), new("withdrawn", ColumnKind.Number), new("unchanged", ColumnKind.Number), new("duplicates", ColumnKind.Number),
        new("failed", ColumnKind.Number), new("quarantined", ColumnKind.Number), new("not_visited", ColumnKind.Number), new("requests", ColumnKind.Number),
        new("bytes", ColumnKind.Number), new("seconds", ColumnKind.Number), new("complete", ColumnKind.Boolean),
    ];

    private static readonly OutputColumn[] s_plan =
        [
            new("source", ColumnKind.Text),
            new("known", ColumnKind.Boolean),
            new("published_on", ColumnKind.Date),
            new("title", ColumnKind.Text),
            new("address", ColumnKind.Text)
        ];

    public static ResultRows Of(IReadOnlyList<CrawlSummary> summaries) => new(s_summary, summaries.Select(s => new object?[]
    {
        s.Source, s.Lists, s.Pages, s.Documents, s.New, s.Changed, s.Withdrawn, s.Unchanged, s.Duplicates, s.Failed, s.Quarantined, s.NotVisited.Count,
        s.Requests, s.Bytes, s.Seconds, s.Complete,
    }));

    public static ResultRows Of(IReadOnlyList<CrawlPlan> plans) => new(
        s_plan,
        plans.SelectMany(
            plan => plan.Entries.Select(
                entry => new object?[]
                {
                    plan.Source,
                    entry.Known,
                    entry.PublishedOn,
                    MaskedText.Of(entry.Title).Value,
                    MaskedText.OfPlace(entry.Address).Value
                })));
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.Jobs.Night;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Web;

/// <summary>Runs over HTTP: listed, started, watched, cancelled; and work that commands hand in.</summary>
public sealed class RunEndpoints(RunLedger ledger, RunLines lines, RunAttempts attempts, RunQueue queue, NightSources sources)
{
    private const int MostRows = 10_000;
    private const int MostNamed = 5;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/runs", (int? limit) => ledger.List(Math.Clamp(limit ?? 50, 1, MostRows)).Select(RunView.Of));
        routes.MapGet("/runs/{id}", (string id) =>
            ledger.Find(id) is { } run ? Results.Ok(RunView.Whole(run, ledger.FollowerOf(id), ledger.Steps(id))) : Unknown(id));
        routes.MapGet(
            "/runs/{id}/lines", (string id, int? from) => ledger.Find(id) is null ? Unknown(id) : Results.Ok(lines.From(id, Math.Max(0, from ?? 0), MostRows)));
        routes.MapPost("/runs", Task<IResult> (HttpContext context, CancellationToken ct) => RequestBody.Take<StartRequest>(context, Start, ct));
        routes.MapDelete("/runs/{id}", Cancel);
        routes.MapPost("/ingest", Task<IResult> (HttpContext context, CancellationToken ct) => RequestBody.Take<IngestArgs>(
            context,
            work => (HandedPaths.Problem(work.Paths, required: true) ?? HandedPaths.Problem(work.Rules, required: false)) is { } problem
                ? Results.BadRequest(problem)
                : Take(IngestArgs.Kind, IngestArgs.Version, work with { Rules = work.Rules ?? [] }),
            ct));
        routes.MapPost("/analyze", Task<IResult> (HttpContext context, CancellationToken ct) => RequestBody.Take<AnalyzeArgs>(
            context,
            work => HandedPaths.Problem(work.Rules, required: false) is { } problem
                ? Results.BadRequest(problem)
                : Take(AnalyzeArgs.Kind, AnalyzeArgs.Version, work with { Rules = work.Rules ?? [] }),
            ct));
        routes.MapPost(
            "/publish",
            Task<IResult> (HttpContext context, CancellationToken ct) =>
                RequestBody.Take<PublishArgs>(context, work => Take(PublishArgs.Kind, PublishArgs.Version, work), ct));
    }

    private IResult Start(StartRequest request)
    {
        if ((request.Sources ?? []).Any(id => id is null))
            return Results.BadRequest(new Refusal("sources 须为来源编号的列表。", "sources must be a list of ids."));
        var unknown = (request.Sources ?? []).Except(sources.Ids()).Take(MostNamed).ToList();
        if (unknown.Count > 0)
            return Results.BadRequest(
                new Refusal($"没有来源 {string.Join('、', unknown)}。", $"There is no source {string.Join(", ", unknown)} in data/sources.", "perfeval sources"));
        var job = new NightArgs(request.Sources ?? []).Envelope();
        var runId = queue.Enqueue(job);
        // There is one night at a time; an id of another one's would pass for what was asked.
        return ledger.Find(runId) is { } run && run.Job.ArgsJson != job.ArgsJson
            ? Results.Conflict(new Refusal(
                $"运行 {runId} 正在进行，来源与所求不同；待其结束再试，或取消它。",
                $"The run {runId} is under way with other sources than asked for; try again when it has ended, or cancel it."))
            : Accepted(runId);
    }

    private IResult Cancel(string id)
    {
        if (ledger.Find(id) is null)
            return Unknown(id);
        return attempts.Cancel(id)
            ? Results.Accepted($"/runs/{id}", new StartedRun(id))
            : Results.Conflict(new Refusal($"运行 {id} 已结束。", $"The run {id} has ended."));
    }

    // Whoever hands work in waits for it, so equal work of two people is two jobs.
    private IResult Take<TArgs>(string kind, int version, TArgs work) =>
        Accepted(queue.Enqueue(JobEnvelope.Of(kind, version, $"{kind}/{Guid.NewGuid():N}", work)));

    private static IResult Accepted(string runId) => Results.Accepted($"/runs/{runId}", new StartedRun(runId));

    private static IResult Unknown(string id) => Results.NotFound(new Refusal($"没有运行 {id}。", $"There is no run {id}."));
}

using System.Text.Json.Nodes;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Web;

/// <summary>A run as the endpoints answer it and commands read it.</summary>
public sealed record RunView
{
    public required string RunId { get; init; }

    public required string Kind { get; init; }

    public required string Origin { get; init; }

    public required string Status { get; init; }

    public DateTimeOffset? ScheduledFor { get; init; }

    public int Attempt { get; init; }

    /// <summary>Name of the server that began it.</summary>
    public string? Node { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public double? Seconds { get; init; }

    /// <summary>0..1.</summary>
    public double Fraction { get; init; }

    public string? Note { get; init; }

    public string? Message { get; init; }

    public int? ExitCode { get; init; }

    /// <summary>The run that takes it up again.</summary>
    public string? FollowedBy { get; init; }

    /// <summary>Null in lists.</summary>
    public IReadOnlyList<StepView>? Steps { get; init; }

    public static RunView Of(RunRecord run) => new()
    {
        RunId = run.RunId,
        Kind = run.Job.Kind,
        Origin = run.Origin,
        Status = run.Status,
        ScheduledFor = run.ScheduledFor,
        Attempt = run.Attempt,
        Node = run.Node,
        CreatedAt = run.CreatedAt,
        NotBefore = run.NotBefore,
        StartedAt = run.StartedAt,
        EndedAt = run.EndedAt,
        Seconds = run.Seconds,
        Fraction = run.Fraction,
        Note = run.Note,
        Message = run.Message,
        ExitCode = run.IsToldToStop ? null : run.ExitCode,
    };

    public static RunView Whole(RunRecord run, RunRecord? follower, IReadOnlyList<RunStep> steps) => Of(run) with
    {
        FollowedBy = follower?.RunId,
        Steps = [.. steps.Select(step => new StepView(
            step.Step, step.Source, step.Status, step.CountsJson is { } counts ? JsonNode.Parse(counts)?.AsObject() : null, step.StartedAt, step.Seconds,
            step.Error))],
    };
}

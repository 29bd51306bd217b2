using System.Text.Json.Nodes;

namespace PerfEval.Portal.Nights;

/// <summary>An attempt at a run, as /runs has it.</summary>
public sealed record NightAttempt
{
    public required string RunId { get; init; }

    public required string Status { get; init; }

    /// <summary>Why it was made: recovery where the process of the one before had ended.</summary>
    public required string Origin { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public string? Message { get; init; }

    public bool IsActive => Status is "queued" or "running";

    /// <summary>Whether processes died with it so often that it is not begun again.</summary>
    public bool IsGivenUp => Status == "failed" && Message?.Contains("Given up", StringComparison.Ordinal) == true;

    public static NightAttempt Of(JsonNode run) => new()
    {
        RunId = run["run_id"]!.GetValue<string>(),
        Status = run["status"]!.GetValue<string>(),
        Origin = run["origin"]!.GetValue<string>(),
        StartedAt = run["started_at"]?.GetValue<DateTimeOffset>(),
        Message = run["message"]?.GetValue<string>(),
    };
}

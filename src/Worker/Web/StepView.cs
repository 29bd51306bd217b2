using System.Text.Json.Nodes;

namespace PerfEval.Worker.Web;

/// <summary>A step as the endpoints answer it.</summary>
/// <param name="Counts">Numbers by name.</param>
public sealed record StepView(
    string Step, string? Source, string Status, JsonObject? Counts, DateTimeOffset StartedAt, double? Seconds, string? Error);

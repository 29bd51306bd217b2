using System.Text.Json.Nodes;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>How a step ended that did not throw.</summary>
/// <param name="Status">One of <see cref="RunStatus"/>.</param>
/// <param name="Counts">Numbers by name.</param>
public sealed record StepEnd(string Status, JsonObject Counts, string? Error = null);

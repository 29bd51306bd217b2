namespace PerfEval.Worker.State;

/// <summary>Who works on what: a lease is worth nothing once its process is gone.</summary>
public sealed record Lease(string UniqueKey, string RunId, string Node, int Pid, DateTimeOffset ProcessStartedAt, DateTimeOffset TakenAt);

namespace PerfEval.Worker.Scheduling;

/// <summary>A job as it is stored.</summary>
/// <param name="Kind">Names the one handler.</param>
/// <param name="UniqueKey">Two jobs of one key are never active together.</param>
/// <param name="ArgsJson">The handler's arguments.</param>
/// <param name="Version">Of the arguments' shape.</param>
public sealed record JobEnvelope(string Kind, string UniqueKey, string ArgsJson, int Version);

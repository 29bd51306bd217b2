namespace PerfEval.Worker.Web;

/// <summary>The answer to whoever hands in work.</summary>
public sealed record StartedRun(string RunId);

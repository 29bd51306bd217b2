namespace PerfEval.Worker.Web;

/// <summary>Why a request was not answered.</summary>
public sealed record Refusal(string Chinese, string English);

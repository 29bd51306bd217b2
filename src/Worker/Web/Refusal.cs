namespace PerfEval.Worker.Web;

/// <summary>Why a request was not answered.</summary>
/// <param name="Next">What to do now; null where the list of runs says more.</param>
public sealed record Refusal(string Chinese, string English, string? Next = null);

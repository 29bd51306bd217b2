namespace PerfEval.Worker.Web;

/// <summary>What a request has to bring.</summary>
/// <param name="Value">To change something, or to read; it stands in serve.token in the data home.</param>
/// <param name="Reads">To read; null where whoever may connect may read.</param>
public sealed record ServeToken(string Value, string? Reads = null);

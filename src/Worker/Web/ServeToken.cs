namespace PerfEval.Worker.Web;

/// <summary>What a request has to bring that changes something; it stands in serve.token in the data home.</summary>
public sealed record ServeToken(string Value);

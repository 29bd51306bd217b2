namespace PerfEval.Worker.Serving;

/// <summary>Another serve works for the data home.</summary>
public sealed class ServeHeldException(string file, Exception inner) : Exception($"{file} is held", inner);

namespace PerfEval.Normalize.Warehouse;

/// <summary>Of two documents that state the same forms of one report, the one that is taken and the one that is not.</summary>
/// <param name="Taken">Name of the file.</param>
/// <param name="Other">Name of the other file.</param>
/// <param name="Reason">Code of the step of <see cref="VersionRule"/> that decided.</param>
/// <param name="Differences">Numbers in which they differ; view version_difference lists them.</param>
public sealed record VersionTaken(string Unit, int? Year, string Taken, string Other, string Reason, int Differences);

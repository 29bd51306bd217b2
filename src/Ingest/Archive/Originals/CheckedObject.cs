namespace PerfEval.Ingest.Archive.Originals;

/// <summary>An original that is not as it was stored.</summary>
/// <param name="State">missing or damaged; healed where the file it came from still had the bytes.</param>
/// <param name="Addresses">Where it came from.</param>
public sealed record CheckedObject(string Sha256, string State, IReadOnlyList<string> Addresses);

namespace PerfEval.Worker.Pipeline;

/// <summary>What was named again.</summary>
/// <param name="Named">Versions of documents.</param>
/// <param name="Forgotten">Forgotten bytes whose trace was lost.</param>
/// <param name="Unnamed">Originals of which no rows tell; they were set aside.</param>
/// <param name="Mended">Places of the journal that were damaged or did not hang together.</param>
public sealed record JournalRebuildSummary(int Named, int Forgotten, int Unnamed, int Mended);

namespace PerfEval.Ingest.Documents;

/// <summary>A pipe, a device or a socket lies where a file of the program belongs. The message says it in both languages.</summary>
public sealed class SpecialFileException(string message) : IOException(message);

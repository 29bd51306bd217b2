namespace PerfEval.Ingest.Processes;

/// <summary>A message as it was received.</summary>
/// <typeparam name="TKind">Names what messages there are, each a byte.</typeparam>
/// <param name="Body">What it says, to be read in the order in which it was written.</param>
public readonly record struct Frame<TKind>(TKind Kind, BinaryReader Body)
    where TKind : unmanaged, Enum
{
    /// <summary>Whether all of it has been read.</summary>
    public bool IsRead => Body.BaseStream.Position == Body.BaseStream.Length;
}

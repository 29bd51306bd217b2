namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Text that has the same properties.</summary>
/// <param name="Start">Offset in the main stream.</param>
/// <param name="End">Offset behind it.</param>
/// <param name="Properties">For paragraphs: the number of their style in two bytes, then modifiers; for characters modifiers only.</param>
internal readonly record struct FormattedRun(long Start, long End, ReadOnlyMemory<byte> Properties)
{
    public bool Holds(long offset) => offset >= Start && offset < End;
}

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>A run of the text that lies together in the main stream.</summary>
/// <param name="Start">First character, counted over all stories.</param>
/// <param name="End">One behind the last.</param>
/// <param name="At">Offset of the first in the main stream.</param>
/// <param name="CharacterBytes">1 (code page 1252) or 2 (UTF-16).</param>
/// <param name="Changes">Properties that a fast save laid over all of it.</param>
internal sealed record Piece(int Start, int End, long At, int CharacterBytes, ReadOnlyMemory<byte> Changes)
{
    public long OffsetOf(int character) => At + ((long)(character - Start) * CharacterBytes);
}

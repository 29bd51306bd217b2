namespace PerfEval.Ingest.Containers.Ole;

/// <summary>One entry of a compound file's directory; numbers point to other entries, <paramref name="Start"/> to a sector.</summary>
internal sealed record CompoundEntry(string Name, byte Type, uint Left, uint Right, uint Child, uint Start, uint Size);

namespace PerfEval.Ingest.Archives;

/// <summary>One file in the listing of lsar.</summary>
/// <param name="Index">Number by which unar is asked for it.</param>
/// <param name="PackedBytes">Null in a solid archive, where files are packed together.</param>
/// <param name="Crc32">Null where the format keeps another checksum or none.</param>
internal sealed record UnarEntry(ArchiveEntry Entry, int Index, long Bytes, long? PackedBytes, uint? Crc32);

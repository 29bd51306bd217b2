namespace PerfEval.Worker.Backup;

/// <summary>One file of a data home as a backup holds it.</summary>
/// <param name="Path">Below the data home, with slashes.</param>
/// <param name="Sha256">Of its bytes, in lower-case hex; the backup keeps them under it.</param>
public sealed record BackupEntry(string Path, long Bytes, string Sha256);

namespace PerfEval.Worker.Backup;

/// <param name="Manifest">Path of what makes it a backup.</param>
/// <param name="Copied">Bytes that earlier backups did not have.</param>
/// <param name="Damaged">Originals whose bytes are not what their name says; not taken in.</param>
public sealed record BackupSummary(string Manifest, int Files, long Bytes, long Copied, IReadOnlyList<string> Damaged);

using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Office;

/// <summary>Either a .docx or the reason why there is none.</summary>
internal readonly record struct OfficeResult(byte[]? Docx, Rejection? Problem);

using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Office;

/// <summary>One file to convert.</summary>
/// <param name="Format">Its code is the extension under which it is written; soffice looks at it.</param>
internal sealed record OfficeFile(FormatName Format, ReadOnlyMemory<byte> Content);

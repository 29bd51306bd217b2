namespace PerfEval.Ingest.Readers.Docx;

/// <summary>A cell's part in a merge. Word writes the continuation as a bare element, LibreOffice with the value "continue".</summary>
internal enum Merge
{
    None,
    Restart,
    Continue,
}

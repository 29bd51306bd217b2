namespace PerfEval.Ingest.Readers.Docx;

/// <summary>How the text of a run shows.</summary>
internal enum Ink
{
    Plain,
    Raised,
    Hidden,
    Struck,
}

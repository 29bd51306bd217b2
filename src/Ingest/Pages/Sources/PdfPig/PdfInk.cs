namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>With what a character is painted.</summary>
internal enum PdfInk
{
    Dark,
    White,

    /// <summary>So transparent that it does not show.</summary>
    Faint,

    /// <summary>Not painted: text laid under a picture.</summary>
    None,
}

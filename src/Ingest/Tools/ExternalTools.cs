namespace PerfEval.Ingest.Tools;

/// <summary>The programs that readers call, each with the package that brings it.</summary>
public static class ExternalTools
{
    public static ExternalTool Soffice { get; } = new("soffice", "libreoffice-writer-nogui", "doc, wps, rtf, odt", ["--version"]);

    /// <summary>Optional and never installed for anyone: it draws the few pages that nothing in this process can.</summary>
    public static ExternalTool Mutool { get; } = new("mutool", "mupdf-tools", "pdf (JBIG2, JPX, text without ToUnicode), tiff", ["-v"]);

    public static ExternalTool Tesseract { get; } = new("tesseract", "tesseract-ocr", "scans, images", ["--version"]);

    /// <summary>In the order in which a person is told of them.</summary>
    public static IReadOnlyList<ExternalTool> All { get; } = [Mutool, Soffice, Tesseract];

    /// <summary>Package of the language data that <see cref="Tesseract"/> needs for Chinese.</summary>
    public const string ChinesePackage = "tesseract-ocr-chi-sim";

    /// <summary>Whether tesseract can read simplified Chinese here.</summary>
    public static bool HasChinese(CancellationToken cancellationToken) =>
        Tesseract.Print(["--list-langs"], cancellationToken)?.Split('\n', StringSplitOptions.TrimEntries).Contains("chi_sim") == true;
}

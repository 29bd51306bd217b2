namespace PerfEval.Ingest.Tools;

/// <summary>The programs that readers call, each with the package that brings it.</summary>
public static class ExternalTools
{
    public static ExternalTool Soffice { get; } = new("soffice", "libreoffice-writer-nogui", "rtf, odt", ["--version"]);

    /// <summary>Optional and never installed for anyone: it draws the few pages that nothing in this process can.</summary>
    public static ExternalTool Mutool { get; } = new("mutool", "mupdf-tools", "pdf: JBIG2, JPEG 2000, 无字符表的文字 text without a character table", ["-v"])
    {
        OptionalCost =
            "可选：含 JBIG2、JPEG 2000 图像或无字符表文字的 PDF 页不能识别，会逐页说明；其他照常。 Optional: PDF pages with JBIG2 or JPEG 2000 images or text without a character table are "
            + "named as unread, everything else is read",
    };

    public static ExternalTool Tesseract { get; } = new("tesseract", "tesseract-ocr", "scans, images", ["--version"]);

    /// <summary>In the order in which a person is told of them.</summary>
    public static IReadOnlyList<ExternalTool> All { get; } = [Mutool, Soffice, Tesseract];

    /// <summary>Package of the language data that <see cref="Tesseract"/> needs for Chinese.</summary>
    public const string ChinesePackage = "tesseract-ocr-chi-sim";

    /// <summary>Whether tesseract can read simplified Chinese here.</summary>
    public static bool HasChinese(CancellationToken ct) =>
        Tesseract.Print(["--list-langs"], ct)?.Split('\n', StringSplitOptions.TrimEntries).Contains("chi_sim") == true;
}

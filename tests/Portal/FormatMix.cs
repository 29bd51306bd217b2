namespace PerfEval.Portal;

/// <summary>In which formats a site publishes its reports.</summary>
public sealed record FormatMix
{
    private readonly Func<int, string> _extensionOf;

    private FormatMix(string name, Func<int, string> extensionOf) => (Name, _extensionOf) = (name, extensionOf);

    /// <summary>Most as .docx, the others as pages, sheets and archives: made without any other program.</summary>
    public static FormatMix Plain { get; } = new("7 in 10 .docx, no .doc, no .pdf", number => (number % 10, number % 25) switch
    {
        (_, 9) => ".zip",
        (3 or 7, _) => ".html",
        (5, _) => ".xlsx",
        _ => ".docx",
    });

    /// <summary>
    /// The formats that county portals hang on their pages most (.docx, .doc, .pdf, sheets) and pages that are reports themselves. How often each
    /// comes nobody has counted: the shares are an assumption. Needs LibreOffice.
    /// </summary>
    public static FormatMix OfPortals { get; } = new("3 in 10 .docx, 3 .doc, 2 .pdf, 1 page, 1 sheet", number => (number % 10) switch
    {
        0 or 5 or 8 => ".docx",
        1 or 6 or 9 => ".doc",
        2 or 7 => ".pdf",
        3 => ".html",
        _ => ".xls",
    });

    public string Name { get; }

    public string ExtensionOf(int number) => _extensionOf(number);
}
